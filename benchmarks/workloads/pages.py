#!/usr/bin/env python3
"""Text and pages that the workloads show. pages.py OUT_DIR writes them; pages.py --log RATE prints a coloured log without end."""
import html
import pathlib
import random
import sys
import time

PHOTOS = "/usr/share/backgrounds/mate/nature/"


def log(rate):
    random.seed(7)
    levels = ["\033[32mINFO \033[0m"] * 6 + ["\033[36mDEBUG\033[0m"] * 5 + ["\033[33mWARN \033[0m"] * 2 + ["\033[31mERROR\033[0m"]
    texts = ["connection accepted from 10.%d.%d.%d:%d", "request GET /api/v1/items/%d took %d ms status=%d size=%d",
             "cache miss key=%08x bucket=%d shard=%d age=%d", "worker %d finished job %d in %d ms (queue %d)",
             "retrying upload part %d/%d of session %d attempt %d", "package lib%d-dev (%d.%d-%d) unpacked"]
    moment = 1700000000.0
    while True:
        moment += random.random() / rate * 2
        stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(moment)) + ".%03d" % (int(moment * 1000) % 1000)
        text = random.choice(texts) % tuple(random.randrange(1, 65000) for _ in range(4))
        print(f"{stamp} {random.choice(levels)} [svc-{random.randrange(12)}] {text}", flush=True)
        time.sleep(1 / rate)


def prose():
    parts = [pathlib.Path("/usr/share/common-licenses/" + n).read_text() for n in ("GPL-3", "Artistic")]
    return "".join(parts)


def article(paragraphs):
    random.seed(3)
    body = ["<nav>" + "".join(f"<p><a href=#s{i}>Section {i}</a></p>" for i in range(24)) + "</nav>"]
    for i in range(40):
        body.append(f"<h2 id=s{i}>{i}. Knowledge base article {random.randrange(9999)}</h2>")
        body += ["<p>" + html.escape(p)[:900].replace("License", "<a href=#>License</a>") + "</p>" for p in random.sample(paragraphs, 3)]
        if i % 4 == 0:
            body.append("<pre>" + "\n".join(f"<b class=k>public</b> int Get{random.choice(['Name', 'Size', 'Key'])}{j}(<b class=k>string</b> a) =&gt; Map(<b class=s>\"v{random.randrange(999)}\"</b>, a); <b class=c>// case {j}</b>" for j in range(10)) + "</pre>")
        if i % 4 == 1:
            body.append("<table>" + "".join("<tr>" + "".join(f"<td>{random.choice(['host', 'ticket', 'disk', 'port'])}-{random.randrange(10000)}</td>" for _ in range(6)) + "</tr>" for _ in range(10)) + "</table>")
        if i % 4 == 2:
            body.append(f"<img width=640 src=file://{PHOTOS}{random.choice(['Garden', 'LadyBird', 'Storm', 'Wood', 'Aqua', 'YellowFlower'])}.jpg>")
        if i % 4 == 3:
            body.append(f"<p class=n>Note: {html.escape(random.choice(paragraphs))[:300]}</p>")
    style = "body{font:16px/1.5 'Liberation Sans';margin:0 0 0 260px;width:1000px;color:#222}nav{position:fixed;left:0;top:0;width:220px;height:100%;background:#f3f4f6;padding:16px}a{color:#0645ad}pre{background:#1e1e1e;color:#d4d4d4;padding:12px;font:14px 'DejaVu Sans Mono'}b.k{color:#569cd6}b.s{color:#ce9178}b.c{color:#6a9955}table{border-collapse:collapse}td{border:1px solid #bbb;padding:4px 12px}tr:nth-child(odd){background:#eef}h2{color:#14532d}.n{background:#fef3c7;border-left:4px solid #d97706;padding:8px}"
    return page(style, "".join(body))


def page(style, body):
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}"


def editor():
    random.seed(11)
    words = ["queue", "job", "retry", "customer", "session", "frame", "relay", "ticket"]
    lines = []
    for i in range(400):
        a, b = random.choice(words), random.choice(words)
        pick = i % 6
        text = ["<i>// the %s waits for its %s</i>" % (a, b), "<b>var</b> %s = %s.<u>Find</u>(<s>\"%s\"</s>, %d);" % (a, b, a, i),
                "<b>if</b> (%s.<u>Count</u> &gt; %d) <b>return</b> %s;" % (a, i, b), "{", "    %s.<u>Add</u>(%s);" % (a, b), "}"][pick]
        lines.append(f"<div><em>{i + 1}</em>{'&nbsp;' * 4 * (pick in (3, 4, 5))}{text}</div>")
    style = "body{background:#1e1e1e;color:#d4d4d4;font:15px/20px 'DejaVu Sans Mono';margin:8px}em{color:#6e7681;display:inline-block;width:48px}b{color:#569cd6}s{color:#ce9178;text-decoration:none}i{color:#6a9955}u{color:#dcdcaa;text-decoration:none}div:hover{background:#2a2d2e}"
    return page(style, f"<div contenteditable>{''.join(lines)}</div>")


def office(paragraphs):
    random.seed(5)
    text = "".join(f"<h3>{i + 1} Terms of service</h3><p>{html.escape(p)[:1200]}</p>" for i, p in enumerate(random.sample(paragraphs, 30)))
    style = "body{background:#e6e6e6;margin:0;font:17px/1.4 'Liberation Serif'}header{position:fixed;top:0;width:100%;height:90px;background:#f3f2f1;border-bottom:3px solid #2b579a}main{background:#fff;width:820px;margin:110px auto;padding:80px;box-shadow:0 0 8px #999}"
    return page(style, f"<header></header><main contenteditable>{text}</main>")


def sheet():
    random.seed(6)
    rows = "".join("<tr><th>%d</th>%s</tr>" % (r, "".join(f"<td tabindex=0>{random.choice(['%d' % random.randrange(99999), '%.2f' % (random.random() * 900), 'Item %d' % random.randrange(99), ''])}</td>" for _ in range(22))) for r in range(1, 300))
    script = "<script>onkeydown=e=>{const t=document.activeElement;if(t.tagName!='TD'){document.querySelector('td').focus();return}const n=e.key=='Right'||e.key=='ArrowRight'?t.nextElementSibling:e.key=='ArrowDown'?t.parentElement.nextElementSibling?.children[t.cellIndex]:null;if(n){n.focus();e.preventDefault()}}</script>"
    return page("body{margin:0;font:13px 'Liberation Sans'}table{border-collapse:collapse}td,th{border:1px solid #d4d4d4;min-width:74px;height:20px;text-align:right}th{background:#f0f0f0;min-width:36px}td:focus{outline:2px solid #107c41}", f"<table>{rows}</table>{script}")


def map_page():
    random.seed(8)
    shapes = ["<rect width=6000 height=4000 fill=#f2efe9 />"]
    for _ in range(60):
        x, y = random.randrange(6000), random.randrange(4000)
        shapes.append(f"<ellipse cx={x} cy={y} rx={random.randrange(80, 400)} ry={random.randrange(60, 300)} fill={random.choice(['#cdebb0', '#aad3df', '#e0dfdf', '#c8facc'])} />")
    for _ in range(260):
        x, y = random.randrange(6000), random.randrange(4000)
        shapes.append(f"<path d='M{x} {y}q{random.randrange(-400, 400)} {random.randrange(-400, 400)} {random.randrange(-900, 900)} {random.randrange(-900, 900)}' fill=none stroke={random.choice(['#fff', '#fcd6a4', '#f9b29c', '#bbb'])} stroke-width={random.choice([2, 4, 7, 11])} />")
    for i in range(700):
        shapes.append(f"<text x={random.randrange(6000)} y={random.randrange(4000)} font-size={random.choice([12, 13, 16, 22])} fill=#333>{random.choice(['Mill', 'Lake', 'North', 'Church', 'Station'])} {random.choice(['Road', 'Street', 'Hill', 'Lane'])} {i}</text>")
    script = "<script>let x=-1500,y=-1200,z=1,d;const s=document.querySelector('svg'),p=()=>s.style.transform=`translate(${x}px,${y}px) scale(${z})`;p();onmousedown=e=>d=[e.clientX-x,e.clientY-y];onmousemove=e=>{if(d){x=e.clientX-d[0];y=e.clientY-d[1];p()}};onmouseup=()=>d=0;onwheel=e=>{z*=e.deltaY<0?1.15:.87;p()}</script>"
    return page("body{margin:0;overflow:hidden}svg{transform-origin:0 0}", f"<svg xmlns=http://www.w3.org/2000/svg width=6000 height=4000 font-family='Liberation Sans'>{''.join(shapes)}</svg>{script}")


def chat(paragraphs):
    random.seed(9)
    lines = [" ".join(p.split())[: random.randrange(40, 260)] for p in random.sample(paragraphs, 60)]
    script = "<script>const t=%s;let i=0;const m=document.querySelector('main');function add(){const d=document.createElement('div');d.className=i%%3?'them':'me';d.innerHTML='<b style=\"background:hsl('+i*47%%360+' 60%%60%%)\"></b><p>'+t[i++%%t.length]+'</p>';m.append(d);m.scrollTop=1e9}for(let k=0;k<14;k++)add();setInterval(add,600)</script>" % repr([html.escape(x) for x in lines])
    style = "body{margin:0;font:15px/1.4 'Liberation Sans';background:#f5f5f5;display:flex}aside{width:300px;background:#3f0e40;height:100vh}main{flex:1;height:100vh;overflow-y:auto;padding:0 24px}div{display:flex;gap:10px;margin:12px 0}b{width:36px;height:36px;border-radius:50%}p{background:#fff;border-radius:12px;padding:8px 14px;margin:0;max-width:640px;box-shadow:0 1px 2px #ccc}.me{flex-direction:row-reverse}.me p{background:#dcf8c6}"
    return page(style, f"<aside></aside><main></main>{script}")


def main():
    if sys.argv[1] == "--log":
        log(float(sys.argv[2]))
    out = pathlib.Path(sys.argv[1])
    text = prose()
    paragraphs = [p.strip() for p in text.split("\n\n") if p.strip()]
    (out / "prose.txt").write_text(text)
    for name, content in {"page": article(paragraphs), "editor": editor(), "office": office(paragraphs), "sheet": sheet(), "map": map_page(), "chat": chat(paragraphs)}.items():
        (out / f"{name}.html").write_text(content)


main()
