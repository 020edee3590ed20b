//! How much text each layer reads in a second, on one core.
//!
//! The text is made from the words of the fixtures: sentences are drawn by a seeded generator, and their numbers and days
//! are varied, so that no two articles are alike. `cargo bench` prints bytes per second for each layer; recognition is
//! measured over a hundredth, a tenth and the whole of the text, to show that its time grows as the text does.
//! `SEED=8 cargo bench` makes another text.

use atodds::engine::{CheckOptions, Engine};
use atodds::ingest::{Input, Options, SegmentRole, read};
use atodds::lexicon::{Lexicon, RuleFiles};
use atodds::mention::{Recogniser, recognise};
use atodds::phrase::analyse;
use atodds::text::{Tokens, sentences};
use divan::Bencher;
use divan::counter::BytesCount;

use text::articles;

mod text;

/// Size of the text, in bytes.
const SIZE: usize = 10 << 20;

fn main() {
    // Documents are read side by side; the figures are those of one core.
    let one = rayon::ThreadPoolBuilder::new().num_threads(1);
    one.build_global().expect("no threads were started before");
    divan::main();
}

fn input(text: &str) -> Vec<Input> {
    vec![Input::bytes("articles.jsonl", text.as_bytes().to_vec())]
}

fn lexicon() -> Lexicon {
    Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are read")
}

/// The sentences of the stories of a text of `size` bytes, as the extractor reads them.
fn read_sentences(lexicon: &Lexicon, size: usize) -> Vec<String> {
    let corpus = read(input(&articles(size)), lexicon, &Options::default());
    let mut found = Vec::new();
    for document in &corpus.documents {
        let segments = document.stories.iter().flat_map(|story| &story.segments);
        for segment in segments.filter(|segment| segment.role == SegmentRole::Body) {
            let words = segment.span.of(&document.text);
            found.extend(
                sentences(words)
                    .iter()
                    .map(|span| span.of(words).to_owned()),
            );
        }
    }
    found
}

fn bytes(sentences: &[String]) -> BytesCount {
    BytesCount::new(sentences.iter().map(String::len).sum::<usize>())
}

#[divan::bench(sample_count = 3)]
fn ingest(bencher: Bencher<'_, '_>) {
    let (lexicon, text) = (lexicon(), articles(SIZE));
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| input(&text))
        .bench_values(|inputs| read(inputs, &lexicon, &Options::default()));
}

/// The same articles under another layer of escapes, in the formats that carry HTML, and in JSON.
#[divan::bench(sample_count = 3, args = ["text", "html", "rss", "atom", "json-feed", "ninjs", "nitf"])]
fn ingest_format(bencher: Bencher<'_, '_>, format: &str) {
    let (lexicon, inputs) = (lexicon(), in_format(format, &articles(SIZE)));
    let size: usize = inputs.iter().map(|(_, text)| text.len()).sum();
    let inputs = || {
        let inputs = inputs.iter();
        inputs
            .map(|(path, text)| Input::bytes(path.as_str(), text.as_bytes()))
            .collect::<Vec<_>>()
    };
    bencher
        .counter(BytesCount::new(size))
        .with_inputs(inputs)
        .bench_values(|inputs| read(inputs, &lexicon, &Options::default()));
}

/// The articles of JSON lines as files of another format, by name.
fn in_format(format: &str, lines: &str) -> Vec<(String, String)> {
    let articles = lines.lines().filter_map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).ok()?;
        let field = |key: &str| article[key].as_str().unwrap_or_default().to_owned();
        Some((field("id"), field("published"), field("text")))
    });
    let marked_up = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let html = |text: &str| {
        let paragraphs = text
            .split("\n\n")
            .map(|p| format!("<p>{}</p>", marked_up(p)));
        paragraphs.collect::<String>()
    };
    let file = |before: &str, items: Vec<String>, between: &str, after: &str| {
        let text = format!("{before}{}{after}", items.join(between));
        vec![(format!("articles.{format}"), text)]
    };
    match format {
        "text" => {
            let page = |(id, day, text): (String, String, String)| {
                (format!("{id}.txt"), format!("Published {day}\n\n{text}\n"))
            };
            articles.map(page).collect()
        }
        "html" => {
            // A page for each, with the links, cards and scripts that stand around articles.
            let links = "<li class='menu-item'><a href='/s' title='Section'>Section</a></li>".repeat(30);
            let cards = "<div class='card'><a href='/c'><img src='c.jpg' alt=''><h3>Another story</h3></a></div>".repeat(30);
            let page = |(id, day, text): (String, String, String)| {
                let text = html(&text);
                let page = format!(
                    "<html><head><meta name='date' content='{day}'><script>if (a < b) {{ c() }}</script></head><body><nav><ul>{links}</ul></nav>\
                     <main><article><h1>Article {id} of the day</h1><div class='entry-content'>{text}</div></article></main><aside>{cards}</aside></body></html>"
                );
                (format!("{id}.html"), page)
            };
            articles.map(page).collect()
        }
        "rss" => {
            let item = |(id, day, text): (String, String, String)| {
                let text = html(&text);
                format!("<item><guid>{id}</guid><dc:date>{day}</dc:date><description><![CDATA[{text}]]></description></item>")
            };
            file("<rss><channel>", articles.map(item).collect(), "\n", "</channel></rss>")
        }
        "atom" => {
            let entry = |(id, day, text): (String, String, String)| {
                let text = marked_up(&html(&text));
                format!("<entry><id>{id}</id><published>{day}</published><content type='html'>{text}</content></entry>")
            };
            file("<feed>", articles.map(entry).collect(), "\n", "</feed>")
        }
        "json-feed" => {
            let item = |(id, day, text): (String, String, String)| {
                serde_json::json!({"id": id, "date_published": day, "content_html": html(&text)}).to_string()
            };
            let before = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[";
            file(before, articles.map(item).collect(), ",\n", "]}")
        }
        "ninjs" => {
            let item = |(id, day, text): (String, String, String)| {
                let body = serde_json::json!({"contenttype": "text/plain", "value": text});
                serde_json::json!({"uri": id, "versioncreated": day, "bodies": [body]}).to_string()
            };
            file("", articles.map(item).collect(), "\n", "")
        }
        _ => articles
            .map(|(id, day, text)| {
                let text = html(&text);
                let text = format!(
                    "<nitf><head><docdata><date.issue norm='{day}'/></docdata></head><body><body.content>{text}</body.content></body></nitf>"
                );
                (format!("{id}.xml"), text)
            })
            .collect(),
    }
}

/// All recognisers, sentences given: times, numbers and names.
#[divan::bench(sample_count = 10, args = [SIZE / 100, SIZE / 10, SIZE])]
fn mentions(bencher: Bencher<'_, '_>, size: usize) {
    let lexicon = lexicon();
    let sentences = read_sentences(&lexicon, size);
    bencher.counter(bytes(&sentences)).bench_local(|| {
        let (mut recogniser, mut found) = (Recogniser::new(&lexicon), Vec::new());
        let counts = sentences.iter().map(|sentence| {
            recogniser.recognise_into(sentence, &mut found);
            found.len()
        });
        counts.sum::<usize>()
    });
}

/// The cut into words that all recognisers share.
#[divan::bench(sample_count = 10)]
fn tokens(bencher: Bencher<'_, '_>) {
    let sentences = read_sentences(&lexicon(), SIZE);
    bencher.counter(bytes(&sentences)).bench_local(|| {
        let mut tokens = Tokens::default();
        let counts = sentences.iter().map(|sentence| {
            tokens.read(sentence);
            tokens.len()
        });
        counts.sum::<usize>()
    });
}

/// The cut into sentences, which comes before.
#[divan::bench(sample_count = 3)]
fn sentence_splitting(bencher: Bencher<'_, '_>) {
    let text = read_sentences(&lexicon(), SIZE).join(" ");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| sentences(&text).len());
}

#[divan::bench(sample_count = 3)]
fn phrases(bencher: Bencher<'_, '_>) {
    let lexicon = lexicon();
    let sentences: Vec<_> = read_sentences(&lexicon, SIZE)
        .into_iter()
        .map(|s| (recognise(&s, &lexicon), s))
        .collect();
    let size: usize = sentences.iter().map(|(_, s)| s.len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        let found = sentences
            .iter()
            .map(|(mentions, s)| analyse(s, mentions, &lexicon.grammar).clauses.len());
        found.sum::<usize>()
    });
}

/// A tenth of the text: all articles are about the same few events, which no newsroom's ten megabytes are.
#[divan::bench(sample_count = 1)]
fn check(bencher: Bencher<'_, '_>) {
    let engine = Engine::new(&RuleFiles::builtin()).expect("the built-in rules are read");
    let text = articles(SIZE / 10);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| input(&text))
        .bench_values(|inputs| {
            engine
                .check(inputs, &CheckOptions::default())
                .report
                .findings
                .len()
        });
}
