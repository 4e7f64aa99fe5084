"""What every environment shares. Whatever differs between machines comes from the environment."""

from .apps import *
from .backups import *
from .caching import *
from .database import *
from .editing import *
from .environment import *
from .files import *
from .languages import *
from .limits import *
from .logs import *
from .mail import *
from .security import *
from .signin import *
from .work import *

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
# "sites" in this list admits the host name of every Site record; see cms.middleware.
ALLOWED_STATION_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ALLOWED_HOSTS = ["*"]
