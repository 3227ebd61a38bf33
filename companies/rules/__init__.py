"""What duties of host companies are about."""

from titp.compliance.rule import Subject
from titp.declared import Text

COMPANY = Subject("companies.Company", Text(ja="実習実施者", en="host company"))
