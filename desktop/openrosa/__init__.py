"""The messages of the OpenRosa protocol, read and written, for both ends of the wire. No socket is opened here."""
