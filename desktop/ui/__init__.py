"""The screens: the only room with Qt. Calls roles and reads plain values."""
