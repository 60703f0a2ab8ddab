// @ts-check

/**
 * What the pages of the preview may do. Their own code and no other, nor any that stands in a page; a mini-program may show
 * pictures and sound of others, and talk to others, as on a phone.
 *
 * @param {string} scripts
 * @param {{ pictures: string, partners: string }} [others] whose pictures and sound it may show, and whom it may talk to
 */
const policyFor = (scripts, { pictures, partners } = { pictures: '*', partners: '* ws: wss:' }) =>
  [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src ${pictures} data: blob:`,
    `media-src ${pictures} data: blob:`,
    `connect-src ${partners} data: blob:`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const panelScripts = "'self'";

export const panelPolicy = policyFor(panelScripts);

/** The modules of the mini-program come as text, to be run each with a `require` of its own. */
const phoneScripts = "'self' 'unsafe-eval'";

export const phonePolicy = policyFor(phoneScripts);

const nobodyElse = { pictures: "'self'", partners: "'self'" };

/** Of a folder of files, which a stranger's link may lead to: there is nobody to talk to, or to ask for a picture, but the folder. */
export const policiesOfFiles = {
  panel: policyFor(panelScripts, nobodyElse),
  phone: policyFor(phoneScripts, nobodyElse),
};

/** The phone alone; the mini-program comes before the code that runs it. */
export const phonePage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>Phone</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="phone-style.css">
<body>
<script src="mini-program.js"></script>
<script src="phone.js"></script>
</body>
</html>
`;

/** The panel around a phone. */
export const panelPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="panel-style.css">
<body>
<script src="panel.js"></script>
</body>
</html>
`;
