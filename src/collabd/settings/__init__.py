"""How settings are declared, read and explained; which settings there are is said in `collabd.config`.

- `section.py`: the Struct a section is declared with, and what is known of each setting
- `kinds.py`: the kinds of value a setting may have: in words, from text, as TOML
- `lines.py`: on which line of a TOML text each key stands
- `reading.py`: a TOML text and overrides become one frozen Struct, or a list of problems
- `environment.py`: overrides from environment variables
- `template.py`: the whole file, every setting commented out at its default
"""
