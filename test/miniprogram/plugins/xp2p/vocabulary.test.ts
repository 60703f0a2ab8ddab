import { Vocabulary } from '../../../../miniprogram/plugins/xp2p/notices';

describe('the words of a plugin', () => {
  it('the words of a plugin are the known strings when it exports no enumeration', () => {
    const words = new Vocabulary({});
    expect(words.readMessage('notify', 'parsed')).toEqual({ type: 'streamNotice', notice: 'parsed' });
    expect(words.readMessage('notify', 'disconnect')).toEqual({ type: 'serviceNotice', notice: 'disconnect' });
    expect(words.readMessage('devNotify', 'peers')).toEqual({ type: 'deviceNotice', subtype: 'peers' });
    expect(words.readModuleEvent('natChanged')).toBe('natChanged');
    expect(words.readModuleEvent('natError')).toBe('natError');
  });

  it('the words of a plugin are its own when it exports them', () => {
    const words = new Vocabulary({
      XP2PEventEnum: { Notify: 1, DevNotify: 2, Log: 3 },
      XP2PNotify_SubType: { Close: 7 },
      XP2PDevNotify_SubType: { Peers: 9 },
      XP2PLocalEventEnum: { NATChanged: 4, NATError: 5 },
    });
    expect(words.readMessage(1, 7)).toEqual({ type: 'streamNotice', notice: 'close' });
    expect(words.readMessage(2, 9)).toEqual({ type: 'deviceNotice', subtype: 'Peers' });
    expect(words.readMessage('notify', 'close')).toBeNull();
    expect(words.readModuleEvent(4)).toBe('natChanged');
    expect(words.readModuleEvent('natChanged')).toBeNull();
  });

  it('the words of a plugin fall back to strings for what an enumeration leaves out', () => {
    const words = new Vocabulary({ XP2PNotify_SubType: { Close: 'close' } });
    expect(words.readMessage('notify', 'eof')).toEqual({ type: 'streamNotice', notice: 'eof' });
  });

  it.each([
    ['a log line', 'log', 'info'],
    ['a subtype that nobody knows', 'notify', 'somethingNew'],
    ['no subtype at all', 'notify', undefined],
  ])('%s says nothing in the words of a plugin', (_what, event, subtype) => {
    expect(new Vocabulary({}).readMessage(event, subtype)).toBeNull();
  });
});
