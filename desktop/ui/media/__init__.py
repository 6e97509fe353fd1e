"""Camera, microphone and loudspeaker: an optional addition to the program (QtMultimedia), behind small faces."""
