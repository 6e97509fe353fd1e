"""What is printed, exported and pasted: HTML and text made from plain values, with LATIHAN on all of it in practice."""
