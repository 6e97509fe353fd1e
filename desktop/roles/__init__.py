"""What an enumerator and a supervisor can do: one method, one transaction and one name of the domain a deed."""
