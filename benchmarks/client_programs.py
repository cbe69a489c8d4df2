"""The programs with which `benchmarks.client` measures a package: the same four steps, as each package wants them.

In each, SAMPLE is the documented answer of one operation (JSON, bytes) and URL the address of a server that answers
with it. What they leave in RESULT must be that answer, as the package's own class.
"""

from __future__ import annotations

from dataclasses import dataclass

OPERATION = "v1AppointmentAgent_AcceptRejected"
"""The operation that is called: its answer is one of the large records."""

ANSWER = "AppointmentEntity"
"""The class of its answer."""


@dataclass(frozen=True, slots=True)
class Programs:
    """What one package is measured by."""

    package: str
    """Its import name."""
    callable: str
    """Gets the method, and reads a sample: the models of the answer are then built, however lazily that is done."""
    answer: str
    """Calls the method."""
    wrong: str
    """Calls the method with one argument of a wrong type, in three lines."""

    @property
    def imported(self) -> str:
        """Imports the package, no more."""
        return f"import {self.package}"


LIBRARIES = "import httpx2, pydantic"
"""What our package stands on: the unit of the ratios."""

ONE_MODEL = f"""
{LIBRARIES}
class Point(pydantic.BaseModel):
    x: int = 0
"""
"""The least that a client on these libraries takes up to its first call: what pydantic loads to build any class."""

SDKGEN = Programs(
    "superoffice_webapi",
    """
from superoffice_webapi import SuperOffice, models
method = SuperOffice(URL).agents.appointment.accept_rejected
from superoffice_webapi._model import decode
RESULT, problems = decode(models.AppointmentEntity, SAMPLE)
""",
    """
from superoffice_webapi import SuperOffice
RESULT = SuperOffice(URL).agents.appointment.accept_rejected(appointment_id=744, update_mode="OnlyThis")
""",
    """\
from superoffice_webapi import SuperOffice
client = SuperOffice("http://x/y")
client.agents.appointment.accept_rejected(appointment_id="744")
""",
)

OPENAPI_PYTHON_CLIENT = Programs(
    "super_office_web_api_client",  # from the title of the document
    """
import json
from super_office_web_api_client import Client
from super_office_web_api_client.api.appointment_agent.v_1_appointment_agent_accept_rejected import sync
from super_office_web_api_client.models import AppointmentEntity, V1AppointmentAgentAcceptRejectedRequest
client = Client(URL)
RESULT = AppointmentEntity.from_dict(json.loads(SAMPLE))
""",
    """
from super_office_web_api_client import Client
from super_office_web_api_client.api.appointment_agent.v_1_appointment_agent_accept_rejected import sync
from super_office_web_api_client.models import V1AppointmentAgentAcceptRejectedRequest
body = V1AppointmentAgentAcceptRejectedRequest(appointment_id=744, update_mode="OnlyThis")
RESULT = sync(client=Client(URL), body=body)
""",
    """\
from super_office_web_api_client import Client, models
from super_office_web_api_client.api.appointment_agent.v_1_appointment_agent_accept_rejected import sync
sync(client=Client("http://x/y"), body=models.V1AppointmentAgentAcceptRejectedRequest(appointment_id="744"))
""",
)

OPENAPI_GENERATOR = Programs(
    "superoffice_client",
    """
from superoffice_client import ApiClient, AppointmentAgentApi, AppointmentEntity, Configuration
method = AppointmentAgentApi(ApiClient(Configuration(host=URL))).v1_appointment_agent_accept_rejected
RESULT = AppointmentEntity.from_json(SAMPLE.decode())
""",
    """
from superoffice_client import ApiClient, AppointmentAgentApi, Configuration, V1AppointmentAgentAcceptRejectedRequest
body = V1AppointmentAgentAcceptRejectedRequest(AppointmentId=744, UpdateMode="OnlyThis")
RESULT = AppointmentAgentApi(ApiClient(Configuration(host=URL))).v1_appointment_agent_accept_rejected(body)
""",
    """\
from superoffice_client import AppointmentAgentApi as Api, V1AppointmentAgentAcceptRejectedRequest as Body
api = Api()
api.v1_appointment_agent_accept_rejected(Body(AppointmentId="744"))
""",
)
