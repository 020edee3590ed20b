//! HTML pages in the shapes that publishing systems give them: what is the article, what is clutter, and which metadata win.

mod common;

use atodds::ingest::{Corpus, Document, Input, Options, SegmentRole, Story, read};

use common::lexicon;

fn corpus(html: &str) -> Corpus {
    let input = Input::bytes("page.html", html.as_bytes().to_vec());
    read(vec![input], lexicon(), &Options::default())
}

/// The stories of a page, a line for each segment but clutter: its role, its own time, its words.
fn outline(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for story in &document.stories {
        lines.push(if story.main { "main" } else { "related" }.to_owned());
        let seen = story
            .segments
            .iter()
            .filter(|s| s.role != SegmentRole::Clutter);
        lines.extend(seen.map(|segment| {
            let words = segment.span.of(&document.text);
            let time = segment.reference.as_ref().map(|time| {
                let clock = time
                    .clock
                    .map_or(String::new(), |clock| format!("T{clock}"));
                format!(" {}{clock}", time.day)
            });
            format!("  {:?}{}: {words}", segment.role, time.unwrap_or_default())
        }));
    }
    lines
}

fn shown(html: &str) -> String {
    let corpus = corpus(html);
    let lines: Vec<String> = corpus.documents.iter().flat_map(outline).collect();
    lines.join("\n")
}

/// The words of the main story that are not clutter.
fn main_story(corpus: &Corpus) -> &Story {
    let mut stories = corpus
        .documents
        .iter()
        .flat_map(|document| &document.stories);
    stories
        .find(|story| story.main)
        .expect("there is a main story")
}

fn day(story: &Story) -> Option<String> {
    story
        .reference
        .as_ref()
        .map(|reference| reference.day.to_string())
}

#[test]
fn a_blog_post() {
    let html = r##"<!DOCTYPE html><html lang="en-US"><head><title>Ferry pact to be signed &#8211; Pier Gazette</title>
<link rel="canonical" href="https://piergazette.example/2025/05/ferry-pact/">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Article","headline":"Ferry pact to be signed","datePublished":"2025-05-06T08:00:00+02:00","dateModified":"2025-05-07T09:00:00+02:00",
  "author":{"name":"Ida Holm"},"mainEntityOfPage":{"@id":"https://piergazette.example/2025/05/ferry-pact/"},"publisher":{"@id":"#org"}},
 {"@type":"WebSite","name":"Pier Gazette"}]}</script></head>
<body class="post-template single has-sidebar"><div id="page" class="hfeed site">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header class="site-header"><p class="site-title"><a href="/">Pier Gazette</a></p><nav><ul><li><a href="/a">World</a></li></ul></nav></header>
<div class="site-content sidebar-right"><main><article class="post type-post status-publish">
<header class="entry-header"><h1 class="entry-title">Ferry pact to be signed</h1>
<div class="entry-meta">Posted on <time datetime="2025-05-06T08:00:00+02:00">May 6, 2025</time> by <a rel="author" href="/ida">Ida Holm</a></div></header>
<figure><img src="a.jpg"><figcaption>The harbour in 2019. Photo: Reuters</figcaption></figure>
<div class="entry-content">
<p>Norland and Sudia will sign the ferry pact on Friday, envoy Berit Aas said on Tuesday in the capital.</p>
<div class="sharedaddy share-buttons"><h3>Share this:</h3><a href="x">Click to share</a></div>
<p><strong>Read more: </strong><a href="/old">Storm tore down two masts in the western harbour, says the master</a></p>
<h2>What the pact says</h2>
<ul><li>Ships sail daily from the first of June.</li><li>Fares are frozen for a year.</li></ul>
<blockquote><p>We have waited for this bridge of ships for long years.</p></blockquote>
<details><summary>Who signs</summary><p>Both envoys sign for their governments, and nobody else.</p></details>
</div><footer class="entry-footer">Posted in <a href="/c">World</a></footer></article>
<section id="comments" class="comments-area"><h2>2 thoughts on the pact</h2><ol><li><article class="comment-body"><footer>Olaf</footer>
<p>They will never sign it, I say, and I have seen many such papers in my long life at sea.</p></article></li></ol></section></main>
<aside id="secondary"><h2>Recent posts</h2><ul><li><a href="/1">Singer cancels tour</a></li></ul></aside></div></div></body></html>"##;
    assert_eq!(
        shown(html),
        "main
  Title: Ferry pact to be signed
  Meta: Posted on May 6, 2025 by Ida Holm
  Caption: The harbour in 2019. Photo: Reuters
  Body: Norland and Sudia will sign the ferry pact on Friday, envoy Berit Aas said on Tuesday in the capital.
  Heading: What the pact says
  ListItem: Ships sail daily from the first of June.
  ListItem: Fares are frozen for a year.
  Quote: We have waited for this bridge of ships for long years.
  Heading: Who signs
  Body: Both envoys sign for their governments, and nobody else."
    );
    let corpus = corpus(html);
    let document = &corpus.documents[0];
    let story = main_story(&corpus);
    assert_eq!(story.outlet, "Pier Gazette");
    assert_eq!(
        story.origin, None,
        "the picture's agency is not the story's"
    );
    assert_eq!(day(story).as_deref(), Some("2025-05-06"));
    assert_eq!(document.authors, ["Ida Holm"]);
    assert_eq!(document.language.as_deref(), Some("en-US"));
    assert_eq!(
        document.url.as_deref(),
        Some("https://piergazette.example/2025/05/ferry-pact/")
    );
}

#[test]
fn a_page_whose_frame_is_a_form() {
    let html = r##"<html><body><form id="aspnetForm" class="nav-fixed"><div class="menu">Home | World | Shop</div>
<div><h1>Storm takes two masts</h1><p>A storm took two masts in the harbour on Monday, the master said in a statement.</p>
<p>The masts had stood there since the war, and the town wants them back by the first of June.</p></div>
<div class="newsletter">Get our letter each morning, it is free and short and full of ships.</div></form></body></html>"##;
    assert_eq!(
        shown(html),
        "main
  Title: Storm takes two masts
  Body: A storm took two masts in the harbour on Monday, the master said in a statement.
  Body: The masts had stood there since the war, and the town wants them back by the first of June."
    );
}

#[test]
fn teasers_do_not_take_the_place_of_the_story() {
    let html = r#"<html><head><meta property="og:title" content="Storm takes two masts"></head><body>
<div class="wrap"><h1>Storm takes two masts</h1><div><p>A storm took two masts in the harbour on Monday, the master said in a statement to the press.</p>
<p>The masts had stood there since the war, and the town wants them back by the first of June.</p></div></div>
<div class="cards"><article><h3><a href="/1">Singer cancels her tour of the islands</a></h3><p>She is ill, her doctors say.</p></article>
<article><h3><a href="/2">Bridge opens in autumn</a></h3><time datetime="2024-01-02">2 January</time></article></div></body></html>"#;
    assert_eq!(
        shown(html),
        "main
  Title: Storm takes two masts
  Body: A storm took two masts in the harbour on Monday, the master said in a statement to the press.
  Body: The masts had stood there since the war, and the town wants them back by the first of June."
    );
    assert_eq!(day(main_story(&corpus(html))), None);
}

#[test]
fn several_stories_on_one_page() {
    let story = |n: u8, title: &str, text: &str| {
        format!(
            "<article><h2><a href='/{n}'>{title}</a></h2><time datetime='2025-05-0{n}'>May {n}, 2025</time><p>{text}</p><p>{text}</p></article>"
        )
    };
    let html = format!(
        "<html><head><title>Storm takes two masts | Quay Post</title></head><body><nav><a href=/>Home</a></nav>{}{}{}</body></html>",
        story(
            4,
            "Singer cancels tour",
            "The singer told fans on Thursday that she was ill, and that her doctors want forty days of rest from her."
        ),
        story(
            5,
            "Storm takes two masts",
            "A storm took two masts in the harbour on Monday, the master said in a statement to the press and the town."
        ),
        story(
            6,
            "Bridge opens",
            "The bridge to the islands will open in autumn, the ministry said on Tuesday, which is half a year too late."
        ),
    );
    let corpus = corpus(&html);
    let stories: Vec<(bool, Option<String>, &str)> = corpus.documents[0]
        .stories
        .iter()
        .map(|story| {
            let title = story
                .title
                .map_or("", |span| span.of(&corpus.documents[0].text));
            (story.main, day(story), title)
        })
        .collect();
    let on = |day: &str| Some(day.to_owned());
    assert_eq!(
        stories,
        [
            (false, on("2025-05-04"), "Singer cancels tour"),
            (true, on("2025-05-05"), "Storm takes two masts"),
            (false, on("2025-05-06"), "Bridge opens"),
        ]
    );
}

#[test]
fn a_live_blog_with_data() {
    let html = r##"<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Harbour talks, as they happen",
"datePublished":"2025-07-23T21:00:00Z","dateModified":"2025-07-24T00:30:00Z","publisher":{"name":"Meridian Live"},
"liveBlogUpdate":[{"@type":"BlogPosting","url":"https://m.example/live#p3","headline":"It is over","datePublished":"2025-07-24T00:10:00Z"},
{"@type":"BlogPosting","@id":"#p2","datePublished":"2025-07-23T23:50:00Z"}]}</script></head><body>
<main><h1>Harbour talks, as they happen</h1><p>Norland and Sudia meet in Oslo for the third time this year to speak of ferries.</p>
<div class="live"><div class="post" id="p3"><div class="head"><span>1h ago</span><h2>It is over</h2></div><p>The envoys leave the hall after less than an hour.</p></div>
<div class="post" id="p2"><div class="head"><time>23:50</time></div><p>They have taken their seats, and the host opens the talks.</p></div>
<div class="post" id="p1"><p><time datetime="2025-07-23T21:05:00Z">21:05</time></p><p>No start yet, although it had been billed for nine.</p><p>Updated at <time datetime="2025-07-23T21:15:00Z">21:15</time></p></div></div>
</main></body></html>"##;
    assert_eq!(
        shown(html),
        "main
  Title: Harbour talks, as they happen
  Body: Norland and Sudia meet in Oslo for the third time this year to speak of ferries.
  Meta: 1h ago
  Heading 2025-07-24T00:10Z: It is over
  Body 2025-07-24T00:10Z: The envoys leave the hall after less than an hour.
  Meta: 23:50
  Body 2025-07-23T23:50Z: They have taken their seats, and the host opens the talks.
  Meta: 21:05
  Body 2025-07-23T21:05Z: No start yet, although it had been billed for nine.
  Meta: Updated at 21:15"
    );
}

#[test]
fn a_live_blog_with_clocks_alone() {
    let html = r#"<html><head><title>As it happened: harbour talks | Meridian Live</title></head><body>
<h1>As it happened: harbour talks</h1><p class="byline">Meridian Live, Wednesday 23 July 2025. All times local (GMT+3).</p>
<ol><li><h3>12.10am</h3><p>The envoys leave the hall after less than an hour of talks.</p></li>
<li><h3>11.50pm</h3><p>They have taken their seats, and the host opens the talks.</p></li>
<li><h3>9.05pm</h3><p>No start yet, although it had been billed for nine sharp.</p></li></ol></body></html>"#;
    assert_eq!(
        shown(html),
        "main
  Title: As it happened: harbour talks
  Meta: Meridian Live, Wednesday 23 July 2025. All times local (GMT+3).
  Meta: 12.10am
  ListItem 2025-07-24T00:10+03:00: The envoys leave the hall after less than an hour of talks.
  Meta: 11.50pm
  ListItem 2025-07-23T23:50+03:00: They have taken their seats, and the host opens the talks.
  Meta: 9.05pm
  ListItem 2025-07-23T21:05+03:00: No start yet, although it had been billed for nine sharp."
    );
}

#[test]
fn tables_captions_and_quotes() {
    let html = r#"<html><body><h1>The rounds so far</h1><p>Norland and Sudia have met twice this year, and will meet again on Friday in Oslo.</p>
<table><caption>Rounds of talks</caption><thead><tr><th>Round<th>Day<th>Place</thead>
<tr><td><p>First</p><td>16 May<td>Oslo<tr><td>Second<td>2&nbsp;June<td>Lima<br>Callao</table>
<table><tr><td><h2>On the side</h2><p>The envoys walked along the quay, as they did at each round.</p></td><td><p>Fish was served.</p></td></tr></table>
<dl><dt>Envoy<dd>Berit Aas speaks for Norland at all the talks.</dl>
<pre>The pact has
two parts.

Both are short.</pre>
<p>One line of it<br><br>and another paragraph of it stands here for you.</p></body></html>"#;
    assert_eq!(
        shown(html),
        "main
  Title: The rounds so far
  Body: Norland and Sudia have met twice this year, and will meet again on Friday in Oslo.
  Caption: Rounds of talks
  Row: Round | Day | Place
  Row: First | 16 May | Oslo
  Row: Second | 2 June | Lima Callao
  Heading: On the side
  Body: The envoys walked along the quay, as they did at each round.
  Body: Fish was served.
  ListItem: Envoy
  ListItem: Berit Aas speaks for Norland at all the talks.
  Body: The pact has two parts.
  Body: Both are short.
  Body: One line of it
  Body: and another paragraph of it stands here for you."
    );
}

#[test]
fn what_no_reader_sees_is_no_text() {
    let html = r#"<html><body><h1>Storm</h1><p>A storm took two masts<span class="sr-only"> (opens in a new tab)</span> on Monday, the master said.</p>
<p hidden>Draft of the second paragraph.</p><div style="display: none">More hidden words here.</div><template><p>Name</p></template>
<svg><title>Icon of a mast</title></svg><select><option>Monday<option>Tuesday</select><script><!-- document.write("<script>x</script>") --></script>
<noscript><p>Please enable JavaScript to read the comments on this page.</p></noscript><textarea><p>typed</p></textarea>
<!--[if IE]><p>Old browsers.</p><![endif]--><p>It took the roof of the sail&shy;makers&#8203; too.</p></body></html>"#;
    assert_eq!(
        shown(html),
        "main
  Title: Storm
  Body: A storm took two masts on Monday, the master said.
  Body: It took the roof of the sailmakers too."
    );
    assert!(!corpus(html).documents[0].text.contains("opens in"));
    let only = "<html><noscript><p>The harbour is shut until Friday, the master said.</p></noscript></html>";
    assert_eq!(
        shown(only),
        "main\n  Body: The harbour is shut until Friday, the master said."
    );
}

#[test]
fn published_times_have_an_order() {
    let data = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-01-01"}</script>"#;
    let meta = r#"<meta property="article:published_time" content="2025-01-02"><meta name="date" content="2025-01-03">"#;
    let body = r#"<h1>Storm takes two masts</h1><p class="byline">Ida Holm, <time itemprop="datePublished" datetime="2025-01-04">4 January 2025</time></p>
<p>A storm took two masts on <time datetime="2024-12-30">Monday</time>, the master said.</p>"#;
    let plain = r#"<h1>Storm takes two masts</h1><p class="byline">Ida Holm, 5 January 2025</p><p>A storm took two masts on <time datetime="2024-12-30">Monday</time>, he said.</p>"#;
    let first = |html: String| day(main_story(&corpus(&format!("<html>{html}</html>"))));
    let on = |day: &str| Some(format!("2025-01-0{day}"));
    assert_eq!(first(format!("{meta}{body}{data}")), on("1"));
    assert_eq!(first(format!("{meta}{body}")), on("2"));
    assert_eq!(first(body.to_owned()), on("4"));
    assert_eq!(first(plain.to_owned()), on("5"));
}

#[test]
fn data_that_cannot_be_read_is_a_note() {
    let html = r#"<html><script type="application/ld+json">{"@type": "NewsArticle", oops}</script><p>The harbour is shut until Friday, the master said.</p></html>"#;
    let corpus = corpus(html);
    let messages: Vec<&str> = corpus
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    assert!(
        messages
            .iter()
            .any(|message| message.starts_with("its JSON-LD is not read: ")),
        "{messages:?}"
    );
}

/// What is never closed, or nested without end, is read to its end in a time that grows with its length. No clock is asked,
/// since other machines are slower: a step that weighs all pieces against all others would not end.
#[test]
fn hostile_pages_are_read_to_their_end() {
    for piece in [
        "<div>",
        "<article><h2><a href=x>T</a></h2>words of a story that runs on. ",
        "<article class=ad><p>words of a story that runs on and on, until its end. </article>",
        "<main><form>",
        "<table>",
        "<table><tr><td>1<td>2",
        "<tr><td>",
        "<a href='x'>y",
        "<b><p>x</b>",
        "<i>",
        "</div>",
        "<title>",
        "<script>",
        "<script><!--<script>",
        "<textarea>",
        "<!--",
        "<![CDATA[",
        "<p hidden>x",
        "<section><time datetime='2025-05-06T10:00Z'>10:00</time><p>x</section>",
        "<li><time>10:00</time><li>",
        "<div itemprop=articleBody>words of a body that runs on and on, to its end. </div>",
        "<span itemprop=author rel=author>A",
        "<meta name=date content=2025-05-06><link rel=canonical href=https://a.example>",
        "<script type=application/ld+json>[[[[[{\"@graph\":[</script>",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"A\"}</script>",
        "&",
        "&#",
        "&shy;\u{202e}\u{0}",
        "<",
        "<a ='",
        "<pre>\n\n",
        "10:00\n<br>",
    ] {
        let html = format!(
            "<html><h1>Storm takes two masts</h1>{}",
            piece.repeat(3_000)
        );
        let corpus = corpus(&html);
        assert!(corpus.documents.len() + corpus.notes.len() > 0, "{piece}");
    }
}
