"""Containers: what archives keep articles in, found, split into units of work, and read record by record.

`detect` names the container of a file, `find_units` plans the work on some sources, and `read` gives the records of a
unit. A module stands for each container; `reading.READERS` lists them.
"""

from newslint.audit.containers.detecting import detect
from newslint.audit.containers.planning import find_units
from newslint.audit.containers.reading import read
from newslint.audit.unit import ContainerOptions

__all__ = ["ContainerOptions", "detect", "find_units", "read"]
