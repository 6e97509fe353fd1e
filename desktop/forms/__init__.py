"""Installed forms, the conversion of XLSForms, and what our own bind attributes say."""
