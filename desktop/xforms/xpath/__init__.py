"""XPath for ODK XForms: trees, expressions and their evaluation."""
