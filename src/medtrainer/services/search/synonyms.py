"""Everyday words of a medical office that mean the same, or that lead to one another.

Written for people in their first days, who ask in their own words. Add a line where a question is
not understood; keep to words of the field, never to the wording of one office's duties.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from medtrainer.services.search.roots import root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.services.search.postings import Phrase

ALIKE = """
appointment, visit, slot, booking
book, schedule
cancel, no show
follow up, come back, return visit, next visit
greet, welcome
arrival, walk in, waiting room
message, write down, note down
choose, pick, select
check in, sign in
phone, call, telephone, ring
form, paperwork
chart, record, medical record, patient file
privacy, confidential, HIPAA
release, disclose, release of information
mail, letter, post
copay, co pay, copayment
insurance, insurer, payer, health plan, insurance company
coverage, eligibility, benefits
active, valid, in force
prior authorization, preauthorization, pre authorization, precertification, precert
prior authorization, pre approval, insurance approval, approval from insurance
referral, refer
specialist, cardiologist, dermatologist, other doctor
estimate, quote, price, how much
uninsured, self pay, no insurance, without insurance
complaint, complain, angry, upset, unhappy, dissatisfied
grievance, formal complaint, written complaint
bill, invoice, statement, balance
vital signs, vitals, blood pressure, temperature, pulse, heart rate, height, weight, oxygen
shot, injection, vaccine, vaccination, immunization, jab, inject, flu shot
blood, blood draw, phlebotomy, venipuncture, bloodwork
IV, drip, infusion, intravenous
specimen, sample, swab, urine
courier, pickup, pick up
drug, medication, medicine, med, meds, pill
prescribe, prescription, write a prescription
refill, renewal, renew a prescription, more pills
allergy, allergic
reaction, anaphylaxis, faint
symptom, feel sick, feel ill, unwell, pain, fever
triage, urgent, how urgent
dressing, bandage, wound
stitch, suture, sew
mole, skin tag, wart, growth
procedure, operation, surgery
surgeon, surgical
cut, laceration, gash
consent, consent form
diagnose, diagnosis
X ray, xray, radiograph
test, lab test, lab work, labs, blood panel
scan, MRI, CT, ultrasound, imaging
interpret, read results, understand results, what results mean
result, finding
discharge, home from the hospital, out of the hospital, hospital stay
teach, educate, show how, explain, instruct
insulin, diabetes, diabetic
sterilize, autoclave, disinfect
clean, wipe, tidy, turn over
room, exam room
restock, stock, refill the room
supplies, gloves, gauze, syringe, run out, run low
order, reorder
scribe, dictate, type notes
copy, scan, photocopy
code, ICD, CPT, ICD 10
level, E M
modifier, 25, 59
note, documentation, chart note
unclear, vague, incomplete, ambiguous
question, query, ask
claim, insurance claim
send, submit, file
unpaid, overdue, outstanding, not paid, late
reject, bounce, kick back
deny, denial, turn down, refuse
appeal, dispute, fight a denial
payment, money, pay
remittance, EOB, explanation of benefits, ERA
refund, overpayment, overpaid, paid twice, money back, pay back
payment plan, installment, pay in parts, pay monthly
collections, collection agency, debt collector
credentialing, enroll a provider, enrollment
audit, inspection
bulletin, newsletter, update
hire, recruit, interview, job applicant, new employee
staff, employee, team
work schedule, shift, rota, roster
leave, vacation, day off, time off, PTO, holiday, sick day, call in sick
time sheet, hours, timecard, overtime
payroll, wages, salary, paycheck
budget, spending, expense
contract, agreement
vendor, supplier
landlord, lease, rent
breach, violation, leak, wrong person
training, OSHA, train staff, course
proof, certificate, evidence
login, password, account, user name, computer access, EHR access
EHR, EMR, computer system
license, licensure
renew, expire, lapse, run out of date
oversee, supervise, in charge of
co sign, cosign, countersign, sign off
hospice, terminal, dying, end of life
standing order, protocol
peer review, bad outcome, went wrong, medical error, malpractice
complex, complicated, difficult case
mentor, coach
checklist, check off, competency
care plan, chronic, high risk
"""
"""One group a line: asked for one of it, a search looks for the others too."""

LEADS_TO = """
reschedule, change an appointment, move an appointment > book, appointment, slot
cancel an appointment > book, appointment, slot
make an appointment, set up an appointment, see a doctor, get seen > book appointment
sick, ill, chest pain, headache > symptom
voicemail > call, message
insurance card, ID card > scan card
eligibility, coverage, benefits > verify insurance, insurance active
question about bill, billing question, question about statement > statement
photo ID, driver license > scan ID
fax > fax, inbox
new patient > form, notice
new doctor, new provider > provider
sign up with insurance > credentialing
afford, cannot pay, can not pay > payment plan
does not understand, confused > explain
charge, cost > bill, estimate
denied claim, claim denial, claim was denied, insurance said no > denial
unpaid claim, claim not paid > chase claim
biopsy, remove > removes
wrong with > diagnosis
what is wrong, what the patient has, make a diagnosis > diagnose
blood test, blood work, order a test > choose test
take blood, draw blood, blood draw > draw blood
order blood work, order labs, order a test > choose blood panel
order imaging, order x ray > choose x ray
read x ray, read an x ray, read labs, lab results, test results > interpret result
dose, dosage > dose
medication list, med list, current medications > current drug
medical necessity > necessary, diagnosis
wound, bandage > healing wound
fire, layoff, dismiss > hire, staff
apply for a job > applicant
lab director, CLIA > director
doctor is away, doctor on vacation, cover for a doctor > doctor away
nursing student, grad school, study > graduate degree
"""
"""One way only, `asked > meant`: who asks for the left rather means the right."""

_ALIKE, _MEANT, _LITERAL = 0.8, 0.95, 0.9
"""Worth of another word for the same, of what is meant, and of what then was said."""


ARTICLES = frozenset("a an my our the".split())
"""Words that stand in a phrase or do not, and mean nothing there."""


@cache
def synonyms() -> Mapping[Phrase, Mapping[Phrase, float]]:
    """Return for each word or phrase, as its roots, what else to look for, with its worth."""
    found: dict[Phrase, dict[Phrase, float]] = {}
    for line in ALIKE.lower().strip().splitlines():
        group = _phrases(line)
        for entry in group:
            others = (other for other in group if other != entry)
            found.setdefault(entry, {}).update(dict.fromkeys(others, _ALIKE))
    for line in LEADS_TO.lower().strip().splitlines():
        asked, _, meant = line.partition(">")
        for entry in _phrases(asked):
            known = found.setdefault(entry, {})
            known[entry] = _LITERAL
            known.update(dict.fromkeys(_phrases(meant), _MEANT))
    return found


def _phrases(line: str) -> list[Phrase]:
    """Return the entries of a line as roots."""
    # The tables hold nothing but letters, digits and blanks, so there are no signs to leave out.
    return [
        tuple([root(word) for word in entry.split() if word not in ARTICLES])
        for entry in line.split(",")
    ]
