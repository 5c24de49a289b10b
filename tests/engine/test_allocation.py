"""What a process is told about memory when a model is loaded: only then, and never against the user."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

CODE = """
import os
from toolkit import Translator
before = os.environ.get("MKL_DISABLE_FAST_MM")
translator = Translator(package="fast")
unloaded = os.environ.get("MKL_DISABLE_FAST_MM")
translator.load()
print(before, unloaded, os.environ["MKL_DISABLE_FAST_MM"])
"""


@pytest.mark.parametrize(("given", "said"), [({}, "None None 1"), ({"MKL_DISABLE_FAST_MM": "0"}, "0 0 0")])
def test_little_is_kept_once_a_model_is_loaded_unless_the_user_says_otherwise(given, said):
    environment = {name: value for name, value in os.environ.items() if name != "MKL_DISABLE_FAST_MM"} | given
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, said), done.stderr
