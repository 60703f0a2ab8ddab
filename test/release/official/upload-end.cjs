// @ts-check
/**
 * WeChat's servers, as miniprogram-ci sees them: stands in for the one function of it that speaks http. Loaded before the
 * rest (`node --require`), in the process that runs miniprogram-ci. What was asked goes to UPLOAD_END_LOG, a line each.
 */
const { appendFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const { UPLOAD_END_LOG: log = '', UPLOAD_END_ANSWERS: answersGiven = '{}', UPLOAD_END_INSTALLED = '' } = process.env;
const requireInstalled = createRequire(`${UPLOAD_END_INSTALLED}/package.json`);

/** A picture of a QR code, as WeChat answers with: a JPEG, as base64. */
async function qrPicture() {
  const Jimp = requireInstalled('jimp');
  const Code = requireInstalled('qrcode-terminal/vendor/QRCode');
  const code = new Code(-1, requireInstalled('qrcode-terminal/vendor/QRCode/QRErrorCorrectLevel').L);
  code.addData('https://example.com/preview');
  code.make();
  const modules = code.getModuleCount();
  const picture = new Jimp((modules + 8) * scale, (modules + 8) * scale, 0xffffffff);
  for (let row = 0; row < modules * scale; row += 1) {
    for (let column = 0; column < modules * scale; column += 1) {
      const isDark = code.isDark(Math.floor(row / scale), Math.floor(column / scale));
      if (isDark) picture.setPixelColor(0x000000ff, column + 4 * scale, row + 4 * scale);
    }
  }
  return (await picture.getBufferAsync(Jimp.MIME_JPEG)).toString('base64');
}

/** Pixels a module of the code. */
const scale = 6;

/** @type {Record<string, object>} */
const answers = {
  getrandstr: { errCode: 0, data: { randomString: 'a-random-string' } },
  getattr: { errCode: 0, data: requireInstalled('miniprogram-ci/dist/config/config.js').DefaultProjectAttr },
  upload: { errCode: 0, body: { subpackage_info: [{ name: '__FULL__', size: 123_456 }] } },
  testSourceURL: { errCode: 0, body: { subpackage_info: [{ name: '__FULL__', size: 123_456 }] } },
  ...JSON.parse(answersGiven),
};

requireInstalled('miniprogram-ci/dist/utils/request.js').request = async (
  /** @type {{ url: string, body: string | Buffer }} */ { url, body },
) => {
  const { pathname, search } = new URL(url);
  const name = pathname.split('/').at(-1) ?? '';
  appendFileSync(log, `${JSON.stringify({ name, search, bytes: body.length })}\n`);
  const answer = answers[name];
  if (!answer) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${new URL(url).host}`), { code: 'ENOTFOUND' });
  const { body: content, ...rest } = /** @type {{ body?: object }} */ (answer);
  const shown = name === 'testSourceURL' ? { ...content, qrcode_img: await qrPicture() } : content;
  return { resp: {}, body: JSON.stringify({ ...rest, ...(shown && { body: shown }) }) };
};
