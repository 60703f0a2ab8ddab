// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { both, fault, placeOf } from '../../build/diagnostics.mjs';
import { credentialsFile } from '../../build/options.mjs';
import { listFiles } from '../../build/source-tree.mjs';
import { textFiles } from '../read-package.mjs';

/** @typedef {import('../../build/build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('../release.types.ts').BuiltPackage} BuiltPackage */
/** @typedef {import('../release.types.ts').CheckResult} CheckResult */

/** The one file of the package that may hold credentials. */
const credentialsOutput = 'config/credentials.js';

/** No text file of a repository is larger; what is larger is a picture or a clip. */
const largestTextBytes = 2 * 1024 * 1024;

const privateKey = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}/;

/** In the package these names may stand with values that are computed, never with one that is written down. */
const writtenDown = /\b(appKey|appSecretKey|appOauthId|xp2pInfo)["']?\s*[:=]\s*(["'`])([^"'`]{6,})\2/g;

/**
 * Credentials are in one file of the package and in one of the project; upload keys and `xp2pInfo` are nowhere.
 *
 * @param {BuiltPackage} built
 * @param {readonly string[]} credentials values that a person filled in
 * @returns {CheckResult}
 */
export function checkSecrets(built, credentials) {
  const ours = trackedFiles(built.root);
  const packaged = textFiles(built);
  return {
    name: 'secrets',
    seen: `${packaged.length} files of the package and ${ours.length} of the project, ${credentials.length} credential values`,
    found: [
      ...packaged
        .filter(([file]) => file !== credentialsOutput)
        .flatMap(([file, text]) => [
          ...plantedValues(`dist/device/${file}`, text, credentials),
          ...writtenDownSecrets(`dist/device/${file}`, text),
        ]),
      ...packaged.flatMap(([file, text]) => privateKeys(`dist/device/${file}`, text)),
      ...ours.flatMap(([file, text]) => [...plantedValues(file, text, credentials), ...privateKeys(file, text)]),
    ],
  };
}

/**
 * Never says the value.
 *
 * @param {string} file
 * @param {string} text
 * @param {readonly string[]} credentials
 * @returns {Diagnostic[]}
 */
function plantedValues(file, text, credentials) {
  return credentials
    .map((value) => text.indexOf(value))
    .filter((at) => at >= 0)
    .map((at) =>
      fault(
        file,
        both(
          `${credentialsFile} 里的值也写在这里了：只能写在那个文件里，请从这里删掉。`,
          `A value of ${credentialsFile} stands here too: it may be in that file alone, remove it here.`,
        ),
        placeOf(text, at),
      ),
    );
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Diagnostic[]}
 */
function writtenDownSecrets(file, text) {
  return [...text.matchAll(writtenDown)].map((match) =>
    fault(
      file,
      both(
        `这里写死了“${match[1]}”：请移到${placeFor(match[1]).zh}。`,
        `"${match[1]}" is written down here; it belongs into ${placeFor(match[1]).en}.`,
      ),
      placeOf(text, match.index),
    ),
  );
}

/** @param {string | undefined} name */
function placeFor(name) {
  return name === 'xp2pInfo'
    ? { zh: '手机存储里的摄像头列表', en: "the list of cameras, in the phone's storage" }
    : { zh: ` ${credentialsFile}`, en: credentialsFile };
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Diagnostic[]}
 */
function privateKeys(file, text) {
  const at = text.search(privateKey);
  return at < 0
    ? []
    : [
        fault(
          file,
          both(
            '这里有一个私钥：上传密钥要放在项目之外，请移走。',
            'A private key stands here: keep upload keys outside the project.',
          ),
          placeOf(text, at),
        ),
      ];
}

/**
 * The project's own files, as text: those that git tracks or would add.
 *
 * @param {string} root
 * @returns {[file: string, text: string][]}
 */
function trackedFiles(root) {
  return gitFiles(root)
    .filter((file) => file !== credentialsFile)
    .map((file) => /** @type {const} */ ([file, path.join(root, file)]))
    .filter(([, place]) => existsSync(place) && statSync(place).isFile() && statSync(place).size <= largestTextBytes)
    .map(([file, place]) => [file, readFileSync(place, 'utf8')]);
}

/**
 * Where there is no git, what the package is made of.
 *
 * @param {string} root
 */
function gitFiles(root) {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return listed.split('\0').filter(Boolean);
  } catch {
    return ['machines', 'miniprogram', 'development', 'simulator', 'package'].flatMap((folder) =>
      listFiles(path.join(root, folder)).map((file) => `${folder}/${file}`),
    );
  }
}
