"""Lets public readers of each form read what a desk gives; see README.md.

usage: peers.py SYNOPTIC FOLDER...   a synoptic binary, and reports to fill a store with
"""
import asyncio, csv, io, json, os, socket, subprocess, sys, tempfile, time, urllib.request
from importlib.metadata import version

import bibtexparser, duckdb, feedparser, frictionless, jsonschema, pikepdf, pyarrow.parquet
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from openapi_spec_validator import validate as openapi
from pyld import jsonld

failed = []


def told(what, packages, check):
    """Runs one reader and writes how it went."""
    names = ", ".join(f"{p} {version(p)}" for p in packages)
    try:
        print(f"ok    {what:<34} {names}: {check()}")
    except Exception as e:
        failed.append(what)
        print(f"FAIL  {what:<34} {names}: {type(e).__name__}: {str(e)[:400]}")


def main(binary, folders):
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "desk.db")
        subprocess.run([binary, "import", "--db", db, *folders], check=True, stderr=subprocess.DEVNULL)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            at = f"127.0.0.1:{s.getsockname()[1]}"
        desk = subprocess.Popen([binary, "serve", "--db", db, "--listen", at], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            read(f"http://{at}", binary, db, folder)
        finally:
            desk.terminate()
            desk.wait()
    sys.exit(1 if failed else 0)


def get(url):
    for _ in range(100):
        try:
            with urllib.request.urlopen(url) as r:
                return r.read()
        except urllib.error.URLError as e:
            if isinstance(e, urllib.error.HTTPError):
                raise
            time.sleep(0.1)
    raise TimeoutError(url)


def read(base, binary, db, folder):
    stories = json.loads(get(base + "/api/v1/stories"))["stories"]
    story = max(stories, key=lambda s: s["articles"])["id"]
    export = f"{base}/stories/{story}/export/"
    doc = json.loads(get(export + "record.json"))
    tables = ["statements", "positions", "events", "figures", "differences"]
    for t in tables:
        for ext in ("csv", "parquet"):
            with open(os.path.join(folder, f"{t}.{ext}"), "wb") as f:
                f.write(get(export + f"{t}.{ext}"))
    with open(os.path.join(folder, "datapackage.json"), "wb") as f:
        f.write(get(export + "datapackage.json"))

    def feeds():
        n = 0
        for path in ["/feed.atom", f"/stories/{story}/feed.atom", "/search/feed.atom?q=the", f"/stories/{story}/entities/{doc['entities'][0]['id']}/feed.atom"]:
            f = feedparser.parse(get(base + path))
            assert not f.bozo, (path, f.get("bozo_exception"))
            assert f.version == "atom10" and all(e.id and e.updated_parsed and e.link for e in f.entries), path
            n += len(f.entries)
        return f"4 feeds, {n} entries"

    def spec():
        d = json.loads(get(base + "/api/v1/openapi.json"))
        openapi(d)
        return f"OpenAPI {d['openapi']}, {len(d['paths'])} paths"

    def schema():
        d = json.loads(get(base + "/api/v1/openapi.json"))
        jsonschema.Draft202012Validator({"$ref": "#/components/schemas/Dossier", "components": d["components"]}).validate(doc)
        return f"a record of {len(doc['articles'])} articles is as the document says"

    def parquet():
        n = 0
        for t in tables:
            x = pyarrow.parquet.read_table(os.path.join(folder, t + ".parquet"))
            with open(os.path.join(folder, t + ".csv"), newline="") as f:
                rows = list(csv.DictReader(f))
            assert x.num_rows == len(rows) and x.column_names == list(rows[0] if rows else x.column_names), t
            assert x.schema.metadata[b"schema"] == doc["schema"].encode(), t
            n += x.num_rows
        return f"{len(tables)} tables, {n} rows, as many as in CSV"

    def duck():
        q = f"select count(*), count(distinct speaker), list(distinct status), min(len(articles)) from '{folder}/statements.parquet'"
        return "statements, speakers, states, fewest articles: " + str(duckdb.sql(q).fetchall()[0])

    def package():
        r = frictionless.Package("datapackage.json", basepath=folder).validate()
        assert r.valid, r.flatten(["title", "type", "message"])[:5]
        return f"{len(r.tasks)} tables are valid"

    def linked():
        d = json.loads(get(export + "record.jsonld"))
        loader = lambda url, options=None: {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}
        nodes = jsonld.expand(d, {"documentLoader": loader})
        quads = jsonld.to_rdf(d, {"documentLoader": loader, "format": "application/n-quads"}).count("\n")
        return f"{len(nodes)} nodes, {quads} triples (context: the vocabulary of schema.org)"

    def bib():
        d = bibtexparser.parse_string(get(export + "articles.bib").decode())
        assert len(d.entries) == len(doc["articles"]) and not d.failed_blocks, d.failed_blocks
        return f"{len(d.entries)} entries"

    def csl():
        items = json.loads(get(export + "articles.csl.json"))
        b = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain)
        for i in items:
            b.register(Citation([CitationItem(i["id"])]))
        assert len(b.bibliography()) == len(items)
        return f"{len(items)} citations are set"

    def pdf():
        with pikepdf.open(io.BytesIO(get(export + "record.pdf"))) as p:
            problems = p.check_pdf_syntax() if hasattr(p, "check_pdf_syntax") else p.check()
            assert not problems, problems
            return f"{len(p.pages)} pages, no problem"

    async def ask():
        async with stdio_client(StdioServerParameters(command=binary, args=["mcp", "--db", db])) as (r, w):
            async with ClientSession(r, w) as s:
                await s.initialize()
                names = [t.name for t in (await s.list_tools()).tools]
                out = await s.call_tool("read_record", {"story": story, "limit": 100})
                failed_call = getattr(out, "isError", None) or getattr(out, "is_error", None)
                content = getattr(out, "structuredContent", None) or getattr(out, "structured_content", None)
                assert not failed_call and content["lines"], out
                return f"{len(names)} tools, {len(content['lines'])} lines of a record"

    told("Atom feeds", ["feedparser"], feeds)
    told("OpenAPI document", ["openapi-spec-validator"], spec)
    told("record.json against it", ["jsonschema"], schema)
    told("Parquet", ["pyarrow"], parquet)
    told("Parquet, by a query", ["duckdb"], duck)
    told("CSV with its Data Package", ["frictionless"], package)
    told("JSON-LD", ["pyld"], linked)
    told("BibTeX", ["bibtexparser"], bib)
    told("CSL-JSON", ["citeproc-py"], csl)
    told("PDF", ["pikepdf"], pdf)
    told("MCP", ["mcp"], lambda: asyncio.run(ask()))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
