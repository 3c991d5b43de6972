"""What new hires ask in their first days, and who does it in the built-in office.

Written without looking at the duties' wording. `/` parts answers of which each is right to come
first; `PRO` is everyone who may prescribe.
"""

from __future__ import annotations

PRO = "MD PA NP"

ASKED = f"""
who can prescribe: {PRO}
who changes a dose: {PRO}
interpret x-ray: {PRO}
read lab results: {PRO}
order an MRI: {PRO}
stitch a cut: {PRO}
remove a mole: {PRO}
what is wrong with the patient: {PRO}
make a diagnosis: {PRO}
does the patient need a specialist: {PRO}
talk about risks before surgery: {PRO}
coder has a question about my note: {PRO}
who supervises the PA: MD
countersign NP notes: MD
hospice paperwork: MD
standing orders: MD
complicated case: MD
lab director: MD
review after a medical error: MD
who helps in the operating room: PA
cover for a doctor on vacation: PA
NCCPA: PA
agreement with a physician: PA NP
two licences: NP
mentor a nurse in grad school: NP
ANCC certification: NP
start insulin: RN NP
triage a phone call: RN
start an IV: RN
allergic reaction after a shot: RN
does this wound look ok: RN
patient just got out of the hospital: RN
care plan: RN
check off a new MA: RN
take blood pressure: RN MA
vitals: RN MA
give a shot: RN MA
flu vaccine: RN MA
immunisation: RN MA
medication list: RN MA
ask about allergies: RN MA
draw blood: RN MA
refill: RN MA
prior authorisation: RN MA Sec Biller
who handles a prior auth: RN MA Sec Biller
patient wants to reschedule: MA Sec
make an appointment: MA Sec
book next visit: MA Sec
send referral to the cardiologist: MA Sec
caller feels sick: MA Sec / RN
clean the room: MA
sterilise instruments: MA
scribe: MA
tomorrow's charts: MA
lab pickup: MA
we are out of gloves: MA
order supplies: MA
check in a patient: Sec
insurance card copy: Sec
collect co-pay: Sec
who answers the phone: Sec
new patient forms: Sec
waiting list: Sec
copy of medical records: Sec
fax records: Sec
open the mail: Sec
is the insurance active: Sec Biller
how much will it cost without insurance: Sec Biller
patient is angry: Sec Mgr
code a visit: Coder
ICD-10: Coder
the note is unclear: Coder
modifier 25: Coder
E/M level: Coder
medical necessity: Coder
new diagnosis codes for this year: Coder
official guideline: Coder
new payer rules: Coder Biller
insurance audit: Coder Biller Mgr
submit a claim: Biller
unpaid claim: Biller
denied claim: Biller
appeal a denial: Biller
claim got rejected: Biller
post a payment: Biller
question about a bill: Biller
patient paid twice: Biller
cannot afford the bill: Biller
collection agency: Biller Mgr
credentialing: Biller Mgr
hire a nurse: Mgr
who works on Monday, the work schedule: Mgr
day off: Mgr
train new staff: Mgr
privacy breach: Mgr
budget: Mgr
EHR password: Mgr
license expired: Mgr
formal grievance: Mgr
office lease: Mgr
"""
"""Questions that the search was built on: 96 of 100 came first at the first try."""

FRESH = f"""
who may write a prescription: {PRO}
does somebody sew up lacerations: {PRO}
explain the procedure for the consent form: {PRO}
pick a lab test: {PRO}
oversight of nurse practitioners: MD
PAs educational hours: PA
supervising physician is out: PA
recertify as NP: NP
hook up an IV drip: RN
how urgent is this caller: RN
discharged from hospital yesterday: RN
diabetic teaching: RN NP
measure temperature and pulse: RN MA
vaccinations: RN MA
phlebotomy: RN MA
which drugs does the patient take: RN MA
renew a prescription: RN MA
preauthorization for a scan: RN MA Sec Biller
schedule a follow up: MA Sec
take a message about symptoms: MA Sec
wipe the exam table: MA
run the autoclave: MA
specimen courier: MA
type while the doctor dictates: MA
greeting visitors: Sec
paperwork for new patients: Sec
sort incoming faxes: Sec
somebody cancelled, fill the slot: Sec
release of information: Sec
eligibility check: Sec Biller
quote for a self-pay patient: Sec Biller
unhappy patient: Sec Mgr
assign CPT codes: Coder
chart audit: Coder
risk adjustment: Coder
ask the doctor to clarify a note: Coder
send claims to insurance: Biller
follow up on overdue claims: Biller
clearinghouse: Biller
pay in installments: Biller
refund: Biller
explain a statement: Biller
enroll a new doctor with insurers: Biller Mgr
job interview: Mgr
vacation request: Mgr
HIPAA violation: Mgr
OSHA training: Mgr
new employee needs a login: Mgr
approve overtime: Mgr
negotiate with a vendor: Mgr
"""
"""Questions put aside until then: 45 of 50 came first at the first try; it was mended for them."""

LATEST = f"""
who is allowed to diagnose: {PRO}
increase the dose: {PRO}
which scan does she need: {PRO}
what does this test result mean: {PRO}
sew the cut: {PRO}
skin tag removal: {PRO}
consent talk: {PRO}
when do we refer to a specialist: {PRO}
oversees the physician assistant: MD
signing off PA notes: MD
Medicare hospice certification: MD
case is too hard for the NP: MD
first assistant in surgery: PA
registered nurse working on a master's degree: NP
renew certification every 5 years: NP
IV fluids: RN
judge a rash after an injection: RN
wound healing: RN
call patients after the hospital: RN
high risk patients: RN
record the temperature: RN MA
can a medical assistant give shots: RN MA
vacine: RN MA
presciption refill: RN MA
what pills is the patient on: RN MA
venipuncture: RN MA
prior authorzation: RN MA Sec Biller
get approval from the insurance before the scan: RN MA Sec Biller
follow-up apointment: MA Sec
sending a referral: MA Sec
restock rooms: MA
autoclave log: MA
counting syringes: MA
missing results for tomorrow: MA
specimens for the courier: MA
people arriving: Sec
where do faxes go: Sec
phone line: Sec
photo ID: Sec
records request: Sec
empty slot today: Sec
patient complains about waiting: Sec Mgr
verify insurance: Sec Biller
good faith estimate: Sec Biller
CPT: Coder
coding guidelines: Coder
level of the visit: Coder
payer bulletins: Coder Biller
payer audit: Coder Biller Mgr
overdue claims: Biller
clean claims: Biller
EOB: Biller
pay monthly: Biller
overpayment: Biller
send to collections: Biller Mgr
recruiting: Mgr
payroll hours: Mgr
yearly spending plan: Mgr
someone looked at a chart without permission, breach: Mgr
shift schedule: Mgr
when does my license run out: Mgr
close the login of somebody who left: Mgr
"""
"""Questions written after that: 58 of 62 came first at the first try."""

NAMED = """
what does the coder do: Coder
receptionist: Sec
who is the biller: Biller
front desk: Sec
the doctor: MD
what does a PA do: PA
nurse practitioner: NP
nurse: RN
what do medical assistants do: MA
office manager: Mgr
manager: Mgr
billing: Biller
"""
"""Questions that name a position: its own duties are the answer."""
