"""The one loop that talks to servers: what is released goes out, forms and lists come in."""
