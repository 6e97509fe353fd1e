"""The engine against JavaRosa, rxeval and the engine of ODK Web Forms, on the same forms in one run."""
