"""Makes Pydantic, which imports its parts on demand, whole before the first program."""

import pydantic

for _name in pydantic.__all__:
    getattr(pydantic, _name)
