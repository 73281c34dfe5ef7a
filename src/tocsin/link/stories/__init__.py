"""Stories: articles on one developing event, online as they arrive.

Each article joins a story or begins its own (Miranda et al., EMNLP 2018: weighted words and names,
time, and a learned decision instead of a threshold). See docs/dev/stories.md.
"""

from tocsin.link.stories.gists import Gist, gist
from tocsin.link.stories.linker import StoryLinker

__all__ = ["Gist", "StoryLinker", "gist"]
