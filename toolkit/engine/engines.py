"""The engine for a package, by its kind: the one place where that is decided."""

from toolkit.engine.decoder_only import DecoderOnly
from toolkit.engine.encoder_decoder import EncoderDecoder
from toolkit.engine.package_engine import PackageEngine
from toolkit.packages import LanguagePackage

__all__ = ["engine_for"]

ENGINES: dict[str, type[PackageEngine]] = {"translate": EncoderDecoder, "generate": DecoderOnly}


def engine_for(package: LanguagePackage, **settings: object) -> PackageEngine:
    """Make the engine for a package; settings as of `toolkit.engine.PackageEngine`. Nothing is loaded yet.

    Examples
    --------
    >>> from toolkit import packages
    >>> type(engine_for(packages.find("it", "en", "generate"))).__name__
    'DecoderOnly'
    """
    return ENGINES[package.kind](package, **settings)
