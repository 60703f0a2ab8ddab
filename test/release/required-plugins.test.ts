import { requiredPlugins } from '../../tools/release/checks/required-plugins.mjs';

test('a plugin is required by a call of that name, and by nothing that only looks like one', () => {
  const code = [
    "const one = requirePlugin('one'), two = () => requirePlugin(`two`);",
    "// requirePlugin('comment')",
    'const told = "requirePlugin(\'text\')";',
    "requirePlugin.async('later');",
    'requirePlugin(name);',
    "mine.requirePlugin('method');",
  ].join('\n');
  expect(requiredPlugins('shared.js', code)).toEqual(['one', 'two']);
});

test('in a script that cannot be read it is none: the build tells of that', () => {
  expect(requiredPlugins('shared.js', "requirePlugin('one'")).toEqual([]);
});
