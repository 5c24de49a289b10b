"""The command `toolkit packages`: list, verify, install, remove, where."""

import argparse
import os
from contextlib import closing

from toolkit import packages
from toolkit.errors import PackageError
from toolkit.installation import Installation, alteration, install, recorded, remove, verify
from toolkit.packages import CODE, LanguagePackage
from toolkit.terminal import say

__all__ = ["add_packages", "pair", "run_packages"]


def pair(text: str) -> tuple[str, str]:
    """Read a pair of languages from the command line.

    Examples
    --------
    >>> pair("it-en"), pair("de→it")
    (('it', 'en'), ('de', 'it'))
    """
    source, _, target = text.replace("→", "-").replace("_", "-").partition("-")
    if not all(map(CODE.fullmatch, (source, target))):
        raise argparse.ArgumentTypeError(f"{text!r} is no pair of languages, such as it-en")
    return source, target


def add_packages(commands: argparse._SubParsersAction) -> None:
    """Add the command to a parser."""
    command = commands.add_parser("packages", help="list, verify, install and remove language packages")
    command.set_defaults(command="packages")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="list|verify|install|remove|where")

    verbs.add_parser("list", help="say which packages there are, the one that is used first")
    verb = verbs.add_parser("verify", help="load every package and let it translate a sentence")
    verb.add_argument("pair", nargs="?", type=pair, metavar="PAIR", help="only those for a pair, such as it-en")

    verb = verbs.add_parser("install", help="install an .argosmodel file; the network is used with --from-index only")
    what = verb.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", metavar="FILE", help="the .argosmodel file")
    what.add_argument("--from-index", type=pair, metavar="PAIR", help="fetch the official one, from the Argos index")
    verb.add_argument("--pair", type=pair, metavar="PAIR", help="refuse a file that is for another pair")
    verb.add_argument("--index", metavar="URL", help="another index.json than that of Argos")
    verb.add_argument("--sha256", metavar="HASH", help="what the hash of the fetched file must be")

    verb = verbs.add_parser("remove", help="remove a package of yours")
    verb.add_argument("name", metavar="PAIR|FOLDER", help="a pair, such as it-en, or the name of its folder")

    verbs.add_parser("where", help="name the folders that are looked into")


def run_packages(options: argparse.Namespace) -> int:
    """Do what the command says, and give the exit code."""
    commands = {"list": _list, "verify": _verify, "install": _install, "remove": _remove, "where": _where}
    return commands[options.verb](options)


def _list(_: argparse.Namespace) -> int:
    for package in packages.available():
        record = recorded(package)
        state = alteration(package) or ("as installed" if record else "")
        origin = f"from {record.file}" if record else "bundled" if package.is_bundled else "unpacked by hand"
        line = "  ".join(filter(None, (f"{package.source}→{package.target}", package.version, origin, state)))
        say(line, f"    {package.path}")
    for entry in packages.broken():
        say(f"NO  {entry.problem}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    chosen = [p for p in packages.available() if options.pair in (None, (p.source, p.target))]
    if not chosen and options.pair:
        raise packages.missing(*options.pair)
    failed = 0 if options.pair else len(packages.broken())
    for package in chosen:
        try:
            say(f" ok  {package}: {verify(package)!r}")
        except PackageError as error:
            say(f" NO  {error}")
            failed += 1
    if not options.pair:
        for entry in packages.broken():
            say(f" NO  {entry.problem}")
    return 3 if failed else 0


def _install(options: argparse.Namespace) -> int:
    if options.file:
        _say(install(options.file, *(options.pair or ())))
        return 0
    from tqdm import tqdm

    from toolkit.installation import install_from_index

    with closing(tqdm(unit="B", unit_scale=True, disable=None, leave=False)) as bar:

        def progress(there: int, total: int | None) -> None:
            bar.total = total
            bar.update(there - bar.n)

        how = {"index": options.index, "sha256": options.sha256, "progress": progress}
        installed = install_from_index(*options.from_index, **how)
    _say(installed)
    return 0


def _say(installed: Installation) -> None:
    package: LanguagePackage = installed.package
    say(f"{package} translates: {installed.translation!r}")
    say(f"sha256 of the file: {installed.file_sha256}")
    for other in installed.replaced:
        say(f"replaced: {other}")


def _remove(options: argparse.Namespace) -> int:
    say(f"removed: {remove(options.name)}")
    return 0


def _where(_: argparse.Namespace) -> int:
    own, bundled = packages.folders()
    say(f"yours:    {own}{'' if os.path.isdir(own) else ' (not there yet)'}")
    say(f"bundled:  {bundled}")
    say("Change yours with ARGOS_PACKAGES_DIR.", to_stderr=True)
    return 0
