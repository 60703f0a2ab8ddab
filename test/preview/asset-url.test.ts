import { assetUrl } from '../../tools/preview/runtime/asset-url';

const phone = 'https://host.example/some/where/phone.html';

test.each([
  ['/images/a.png', 'https://host.example/some/where/files/images/a.png'],
  ['../../images/a.png', 'https://host.example/some/where/files/images/a.png'],
  ['a.png', 'https://host.example/some/where/files/pages/home/a.png'],
  ['https://other.example/a.png', 'https://other.example/a.png'],
  ['//other.example/a.png', 'https://other.example/a.png'],
  ['data:image/png;base64,AA', 'data:image/png;base64,AA'],
])('a picture is found where the preview is, below any path of its host: %s', (source, found) => {
  expect(new URL(assetUrl(source, 'pages/home/home'), phone).href).toBe(found);
});
