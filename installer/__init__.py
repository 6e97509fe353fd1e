"""What makes the installers: one command (`python3 dev.py installer`), a payload, a box for each system, a proof."""
