// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Chrome, Edge and Chromium, where their installers put them; those that exist, best known first. */
export function installedBrowsers() {
  return placesFor(process.platform).filter((place) => existsSync(place));
}

/** @param {NodeJS.Platform} platform */
function placesFor(platform) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return programs.flatMap((program) => roots.flatMap((root) => (root ? [path.join(root, program)] : [])));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}
