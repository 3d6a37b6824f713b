#!/usr/bin/env python3
"""Runs the built sugo-render on the invoices in samples/ and looks at its pages as poppler and qpdf see them.

    check_pdf.py SUGO-RENDER

A missing tool is a failure, not a reason to skip.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SAMPLES = pathlib.Path(__file__).parent / "samples"
TOOLS = {"pdftotext": "poppler-utils", "pdffonts": "poppler-utils", "pdfinfo": "poppler-utils", "qpdf": "qpdf",
         "fc-match": "fontconfig"}

# What must read back from each sample, and on how many pages at least.
EXPECTED = {
    "one-line": (1, ["Mina Park", "Bill to", "Acme Language Systems, Inc.", "NER pipeline: code", "55:36", "$150/h",
                     "$8,340.00", "Invoice 2026-018", "2–31 March 2026", "Due 1 May 2026, net 30 days",
                     "Routing 323 070 380", "United States"]),
    "month-by-session": (3, ["NER pipeline: code", ", continued", "08:05–08:30", "weekly sync", "$8,187.50",
                             "Page 1 of", "Page 3 of", "16 March"]),
    "korean": (1, ["주식회사 한빛언어연구소", "서울특별시 마포구 양화로 45, 12층", "형태소 분석기 개선: code",
                   "띄어쓰기 오류 사례 정리", "漢字 표기 처리", "₩1,200,000", "부가세 (VAT) 10 %", "₩1,485,000"]),
    "japanese": (1, ["株式会社言葉の泉", "東京都千代田区神田神保町2丁目10番地", "検索順位の改善: code", "学習データの整備",
                     "¥78,408", "交通費"]),
    "taxed": (1, ["Étoile & Søn GmbH", "-€250.00", "€0.01", "VAT 19 %", "Subtotal", "€2,994.65",
                  "Purchase order 4500-1187, cost centre R&D"]),
    "draft": (1, ["Draft invoice", "Not issued, not to be paid", "Draft invoice, not issued", "Net 30 days"]),
    "void": (1, ["Void invoice", "Void since 5 April 2026, not to be paid", "Void invoice 2026-018", "$8,340.00"]),
    "long-words": (1, ["ENGINEERING/000000018", "$1,234,568,140.12", "Austria"]),
    "many-scripts": (1, ["한글 漢字", "Ελληνικά", "Кириллица", "박미나 (Mina Park)"]),
}
TITLES = {"draft": "Draft invoice", "void": "Void invoice 2026-018", "korean": "Invoice 2026-019", "one-line": "Invoice 2026-018"}

problems = []


def check(condition, sentence):
    if not condition:
        problems.append(sentence)


def run(*words, **options):
    done = subprocess.run(words, capture_output=True, **options)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def output(*words):
    code, out, err = run(*words)
    check(code == 0, f"{' '.join(map(str, words))} failed ({code}): {err.strip()}")
    return out.decode()


def render(program, json, *options, **environment):
    code, out, err = run(program, "invoice", *options, input=json, env={**os.environ, **environment})
    check(code == 0, f"sugo-render failed ({code}): {err.strip()}")
    check(err == "", f"sugo-render talked: {err.strip()}")
    return out


def check_fonts(name, pdf):
    rows = output("pdffonts", pdf).splitlines()[2:]
    check(rows, f"{name}: no fonts")
    for row in rows:
        embedded, subset, unicode = row.split()[-5:-2]
        check((embedded, subset, unicode) == ("yes",) * 3, f"{name}: a font is not an embedded subset with Unicode: {row}")


def check_information(name, pdf, program):
    about = output("pdfinfo", "-isodates", pdf)
    fields = dict(line.split(":", 1) for line in about.splitlines())
    fields = {key: value.strip() for key, value in fields.items()}
    if name in TITLES:
        check(fields.get("Title") == TITLES[name], f"{name}: the title is {fields.get('Title')}")
    if name == "draft":
        check("CreationDate" not in fields, f"{name}: a draft has a date")
    else:
        check(fields.get("CreationDate") == "2026-04-01T00:00:00Z", f"{name}: made on {fields.get('CreationDate')}")
    folder = str(pathlib.Path(program).resolve().parent).encode()
    for secret in (folder, os.uname().nodename.encode(), b"/usr/share"):
        check(len(secret) < 4 or secret not in pdf.read_bytes(), f"{name}: the file says {secret.decode()}")
    return int(fields["Pages"])


def check_sample(program, name, folder):
    least_pages, words = EXPECTED[name]
    json = (SAMPLES / f"{name}.json").read_bytes()
    made = render(program, json)
    pdf = folder / f"{name}.pdf"
    pdf.write_bytes(made)
    again = render(program, json, LANG="de_DE.UTF-8", LC_ALL="C", LANGUAGE="tr:ja", TZ="Asia/Seoul")
    check(made == again, f"{name}: made twice, it differs")

    output("qpdf", "--check", pdf)
    check_fonts(name, pdf)
    pages = check_information(name, pdf, program)
    check(pages >= least_pages, f"{name}: {pages} pages, at least {least_pages} were expected")
    text = output("pdftotext", "-layout", pdf, "-")
    for word in words:
        check(word in text, f"{name}: \"{word}\" does not read back")
    check(text.count("Description") == pages, f"{name}: the table's head stands {text.count('Description')} times on {pages} pages")
    check("\ufffd" not in text, f"{name}: a character was lost")


def check_paper(program, folder):
    json = (SAMPLES / "one-line.json").read_bytes()
    for paper, size in (("a4", "595.276 x 841.89 pts (A4)"), ("letter", "612 x 792 pts (letter)")):
        pdf = folder / f"{paper}.pdf"
        pdf.write_bytes(render(program, json, "--paper", paper))
        check(size in output("pdfinfo", pdf), f"--paper {paper} is not {size}")


def check_refusals(program):
    for words, text, code, sentence in (
        ([], b"", 2, "what to draw is missing"),
        (["invoice", "--paper", "a5"], b"{}", 2, "a5"),
        (["invoice", "--colour"], b"{}", 2, "--colour"),
        (["invoice"], b"not JSON", 4, "sugo-render: "),
        (["invoice"], b"{}", 4, "sugo-render: "),
        (["invoice"], (SAMPLES / "one-line.json").read_bytes().replace(b"NER", b"\xee\x84\xa3"), 5, "U+E123"),
    ):
        got, out, err = run(program, *words, input=text)
        check(got == code, f"{words} ended with {got}, not {code}")
        check(out == b"", f"{words} wrote to stdout before it failed")
        check(sentence in err, f"{words} did not say \"{sentence}\": {err.strip()}")


def check_missing_fonts(program, folder):
    """A machine without fonts, and one with Noto Sans alone."""
    latin = (SAMPLES / "one-line.json").read_bytes()
    korean = (SAMPLES / "korean.json").read_bytes()
    fonts = folder / "fonts"
    fonts.mkdir()
    rules = folder / "fonts.conf"
    rules.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(rules)}
    code, out, err = run(program, "invoice", input=latin, env=environment)
    check(code == 5 and out == b"" and "Noto Sans" in err and "fonts-noto-core" in err, f"without fonts it says: {err.strip()}")

    for style in ("Regular", "Bold"):
        file = output("fc-match", "--format=%{file}", f"Noto Sans:style={style}")
        shutil.copy(file, fonts)
    code, out, err = run(program, "invoice", input=latin, env=environment)
    check(code == 0 and out == render(program, latin), f"a Latin invoice needs more than Noto Sans: {err.strip()}")
    code, out, err = run(program, "invoice", input=korean, env=environment)
    check(code == 5 and out == b"" and "fonts-noto-cjk" in err, f"without a CJK font it says: {err.strip()}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    missing = [f"{tool} (apt install {package})" for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        sys.exit("tools are missing: " + ", ".join(missing))
    program = sys.argv[1]
    samples = {file.stem for file in SAMPLES.glob("*.json")}
    check(samples == set(EXPECTED), f"samples without expectations, or the other way round: {samples ^ set(EXPECTED)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(samples & set(EXPECTED)):
            check_sample(program, name, pathlib.Path(folder))
        check_paper(program, pathlib.Path(folder))
        check_missing_fonts(program, pathlib.Path(folder))
    check_refusals(program)
    for sentence in problems:
        print(sentence)
    print(f"{len(samples)} samples, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
