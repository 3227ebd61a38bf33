"""What duties of host companies, and of the organization itself, are about."""

from titp.compliance.rule import Subject
from titp.declared import Text

COMPANY = Subject("companies.Company", Text(ja="実習実施者", en="host company"))
OFFICE = Subject("tenancy.Office", Text(ja="監理団体の事業所", en="office"), own=True)
ORGANIZATION = Subject(
    "tenancy.Organization", Text(ja="監理団体", en="supervising organization"), own=True
)
LICENCE_CHANGE = Subject(
    "companies.LicenceChange", Text(ja="許可事項の変更", en="change of the licence"), own=True
)
CLOSURE = Subject(
    "companies.Closure", Text(ja="監理事業の休廃止", en="closing or suspension"), own=True
)
