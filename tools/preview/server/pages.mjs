// @ts-check

/** The phone alone; the mini-program comes before the code that runs it. */
export const phonePage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>Phone</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/phone-style.css">
<body>
<script src="/mini-program.js"></script>
<script src="/phone.js"></script>
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
<link rel="stylesheet" href="/panel-style.css">
<body>
<script src="/panel.js"></script>
</body>
</html>
`;
