# How many signatures of a PDF pyHanko calls sound: intact, made with the certificate's key, and with nothing but signatures after it.
import logging
import sys

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
sound = 0
try:
    with open(sys.argv[1], "rb") as file:
        for signature in PdfFileReader(file).embedded_signatures:
            # The seal is trusted for this question: whose it is nobody here can know.
            context = ValidationContext(trust_roots=[signature.signer_cert])
            try:
                sound += validate_pdf_signature(signature, signer_validation_context=context).bottom_line
            except Exception:
                pass
except Exception:
    pass
print(sound)
