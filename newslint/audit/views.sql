-- Views over the tables of an audit. Rates are in articles per 1,000 articles; `of_articles` is what they are shares of.
-- The comment above a view is its documentation (docs/audit-tables.md).

-- The documents with their source: the publisher, else the host of the URL, else the file, or its folder if it is a file.
CREATE VIEW articles AS
SELECT
    file, member, record, field, id, title, url, date, month, publisher, section,
    coalesce(
        nullif(publisher, ''),
        nullif(regexp_extract(url, '^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]+)', 1), ''),
        CASE WHEN member = '' AND field = '' THEN regexp_replace(file, '/?[^/]*$', '') ELSE file END
    ) AS source,
    words, findings, findings > 0 AS damaged
FROM documents;

-- One row for each rule that found something in an article.
CREATE VIEW hits AS
SELECT
    file, member, record, field, code, any_value(name) AS name, count(*) AS findings,
    count(*) FILTER (safety = 'safe') AS safe
FROM findings
GROUP BY file, member, record, field, code;

-- One row: the whole audit. `safe` and `unsafe` are findings with such a fix, `mendable` are damaged articles that safe
-- fixes alone leave clean.
CREATE VIEW overview AS
SELECT
    articles, damaged, 1000.0 * damaged / nullif(articles, 0) AS damaged_per_1000, mendable, words, bytes, findings,
    safe, unsafe, quarantined
FROM
    (SELECT count(*) AS articles, count(*) FILTER (findings > 0) AS damaged, coalesce(sum(words), 0)::BIGINT AS words,
        coalesce(sum(bytes), 0)::BIGINT AS bytes FROM documents),
    (SELECT count(*) AS findings, count(*) FILTER (safety = 'safe') AS safe,
        count(*) FILTER (safety = 'unsafe') AS unsafe FROM findings),
    (SELECT count(*) AS mendable FROM (SELECT 1 FROM findings GROUP BY file, member, record, field
        HAVING count(*) = count(*) FILTER (safety = 'safe'))),
    (SELECT count(*) AS quarantined FROM quarantine);

-- Each rule: how many articles it found something in, and how much of that has a safe or an unsafe fix.
CREATE VIEW rules AS
SELECT
    code, any_value(name) AS name, any_value(severity) AS severity, count(*) AS findings,
    count(DISTINCT hash(file, member, record, field)) AS articles,
    (SELECT count(*) FROM documents) AS of_articles,
    1000.0 * count(DISTINCT hash(file, member, record, field)) / (SELECT count(*) FROM documents) AS articles_per_1000,
    count(*) FILTER (safety = 'safe') AS safe, count(*) FILTER (safety = 'unsafe') AS unsafe
FROM findings
GROUP BY code;

-- Each family of rules, which is the letters of their codes: in how many articles any of them found something.
CREATE VIEW families AS
SELECT
    left(code, 3) AS family, count(*) AS findings, count(DISTINCT hash(file, member, record, field)) AS articles,
    (SELECT count(*) FROM documents) AS of_articles,
    1000.0 * count(DISTINCT hash(file, member, record, field)) / (SELECT count(*) FROM documents) AS articles_per_1000
FROM findings
GROUP BY family;

-- Each source: its articles, and how many of them are damaged.
CREATE VIEW by_source AS
SELECT
    source, count(*) AS articles, count(*) FILTER (damaged) AS damaged,
    1000.0 * count(*) FILTER (damaged) / count(*) AS damaged_per_1000, sum(findings)::BIGINT AS findings,
    1000.0 * sum(findings) / count(*) AS findings_per_1000, sum(words)::BIGINT AS words
FROM articles
GROUP BY source;

-- Each section, as the archive names it; empty where it names none.
CREATE VIEW by_section AS
SELECT
    section, count(*) AS articles, count(*) FILTER (damaged) AS damaged,
    1000.0 * count(*) FILTER (damaged) / count(*) AS damaged_per_1000, sum(findings)::BIGINT AS findings,
    1000.0 * sum(findings) / count(*) AS findings_per_1000, sum(words)::BIGINT AS words
FROM articles
GROUP BY section;

-- Each month of publication; null where no date can be read.
CREATE VIEW by_month AS
SELECT
    month, count(*) AS articles, count(*) FILTER (damaged) AS damaged,
    1000.0 * count(*) FILTER (damaged) / count(*) AS damaged_per_1000, sum(findings)::BIGINT AS findings,
    1000.0 * sum(findings) / count(*) AS findings_per_1000, sum(words)::BIGINT AS words
FROM articles
GROUP BY month;

-- A term of the log-likelihood ratio: what was counted, and what was to be expected.
CREATE MACRO surprise(counted, expected) AS CASE WHEN counted > 0.5 THEN 2 * counted * ln(counted / expected) ELSE 0 END;

-- Each rule in each source; `lift` is how often its rate is that of the whole archive, and `excess` how many articles it
-- found something in beyond that rate. `g2` is the log-likelihood ratio of the source against the others (T. Dunning,
-- Computational Linguistics 19, 1993), which chance alone takes above 10.8 once in 1,000 times, and above 24 in a million.
CREATE VIEW rules_by_source AS
SELECT
    source, code, name, articles, of_articles, 1000.0 * articles / of_articles AS articles_per_1000,
    articles / (of_articles * rate) AS lift, articles - of_articles * rate AS excess,
    surprise(articles, of_articles * rate)
        + surprise(of_articles - articles, of_articles * (1 - rate))
        + surprise(everywhere * rate - articles, (everywhere - of_articles) * rate)
        + surprise(everywhere * (1 - rate) - of_articles + articles, (everywhere - of_articles) * (1 - rate)) AS g2
FROM (SELECT count(*) AS everywhere FROM documents), (
    SELECT source, code, any_value(name) AS name, count(*) AS articles
    FROM hits JOIN articles USING (file, member, record, field) GROUP BY source, code
)
JOIN (SELECT source, count(*) AS of_articles FROM articles GROUP BY source) USING (source)
JOIN (SELECT code, count(*) / (SELECT count(*) FROM documents) AS rate FROM hits GROUP BY code) USING (code);

-- Each rule in each section.
CREATE VIEW rules_by_section AS
SELECT
    section, code, any_value(name) AS name, count(*) AS articles, any_value(of_articles) AS of_articles,
    1000.0 * count(*) / any_value(of_articles) AS articles_per_1000
FROM hits JOIN articles USING (file, member, record, field)
JOIN (SELECT section, count(*) AS of_articles FROM articles GROUP BY section) USING (section)
GROUP BY section, code;

-- Each rule in each month of publication; articles without a date are left out.
CREATE VIEW rules_by_month AS
SELECT
    month, code, any_value(name) AS name, count(*) AS articles, any_value(of_articles) AS of_articles,
    1000.0 * count(*) / any_value(of_articles) AS articles_per_1000
FROM hits JOIN articles USING (file, member, record, field)
JOIN (SELECT month, count(*) AS of_articles FROM articles GROUP BY month) USING (month)
GROUP BY month, code;

-- At most eight findings of each rule, from all over the archive: those of the lowest hash. The same ones every time.
CREATE VIEW samples AS
SELECT code, title, url, id, sample.*
FROM (
    SELECT code, unnest(min_by(
        {'file': file, 'member': member, 'record': record, 'field': field, 'row': row, 'column': "column", 'message': message,
            'before': before, 'found': found, 'after': after, 'fixed': fixed, 'safety': safety},
        hash(file, member, record, field, start), 8)) AS sample
    FROM findings GROUP BY code
) JOIN articles ON (articles.file, articles.member, articles.record, articles.field)
    = (sample.file, sample.member, sample.record, sample.field);

-- Why records are in quarantine.
CREATE VIEW quarantine_by_cause AS
SELECT cause, count(*) AS records, count(DISTINCT file) AS files, min(problem) AS example
FROM quarantine
GROUP BY cause;
