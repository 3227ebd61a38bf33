"""What duties of host companies, and of the organization itself, are about."""

from titp.compliance.rule import Subject
from titp.declared import Text

COMPANY = Subject("companies.Company", Text(ja="実習実施者", en="host company"))
OFFICE = Subject("tenancy.Office", Text(ja="監理団体の事業所", en="office"), own=True)
