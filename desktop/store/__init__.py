"""The encrypted shelves: everything that is kept, in one vault. Deeds are functions of modules that take it first."""

from desktop.store.claim import Claim, claim
from desktop.store.door import Unlocked, create, unlock
from desktop.store.key import DataKey, Realm
from desktop.store.stages import Deed, Fate, Stage
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault

__all__ = [
    "Claim",
    "DataKey",
    "Deed",
    "Fate",
    "NewUser",
    "Realm",
    "Role",
    "Stage",
    "Unlocked",
    "User",
    "Vault",
    "claim",
    "create",
    "unlock",
]
