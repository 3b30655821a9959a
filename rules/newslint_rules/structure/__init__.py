"""Structure and markers: STR."""
