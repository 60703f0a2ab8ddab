import { ServiceLife, ServiceLives, type StreamLife } from '../../../../miniprogram/plugins/xp2p/lives';
import type { Message, StreamNotice } from '../../../../miniprogram/plugins/xp2p/notices';
import { Audience } from './stage';

const notice = (word: StreamNotice): Message => ({ type: 'streamNotice', notice: word });
const disconnect: Message = { type: 'serviceNotice', notice: 'disconnect' };
const peers: Message = { type: 'deviceNotice', subtype: 'Peers' };

describe('the life of a stream', () => {
  let audience: Audience;
  let service: ServiceLife;
  let stream: StreamLife;

  beforeEach(() => {
    audience = new Audience();
    service = new ServiceLife(audience.tellService);
    stream = service.beginStream('live', audience.tellStream, audience.write);
  });

  it('a stream’s life tells nothing after its own end', () => {
    service.hear(notice('eof'), undefined, stream);
    service.hear(notice('close'), undefined, stream);
    expect(audience.told).toEqual(['stream.ended']);
  });

  it('a stream’s life takes no byte after it was stopped', () => {
    stream.take(new ArrayBuffer(3));
    service.endStream('live');
    stream.take(new ArrayBuffer(3));
    expect(audience.bytes).toBe(3);
  });

  it('a stream’s life takes no byte and tells nothing after its service broke', () => {
    service.hear(disconnect, undefined, stream);
    stream.take(new ArrayBuffer(3));
    service.hear(notice('close'), undefined, stream);
    expect(audience.bytes).toBe(0);
    expect(audience.told).toEqual([]);
    expect(audience.broken).toHaveLength(1);
  });

  it('a stream’s life hears once what both callbacks say', () => {
    service.hear(peers, { candidateSize: 1 }, stream);
    service.hear(peers, { candidateSize: 1 });
    service.hear(notice('parsed'), undefined, stream);
    service.hear(notice('parsed'), undefined);
    expect(audience.stream.map(({ type }) => type)).toEqual(['stream.deviceNotified', 'stream.headerArrived']);
  });

  it('a stream’s life that began without being stopped replaces the one before', () => {
    const next = new Audience();
    service.beginStream('live', next.tellStream, next.write);
    service.hear(notice('fail'), undefined, stream);
    stream.take(new ArrayBuffer(3));
    expect([audience.told, audience.bytes]).toEqual([[], 0]);
    expect(next.told).toEqual([]);
  });

  describe('where the service’s callback alone is used', () => {
    it('the close of a stopped stream is not taken for the next one’s where the service’s callback alone is used', () => {
      service.endStream('live');
      const next = new Audience();
      service.beginStream('live', next.tellStream, next.write);
      service.hear(notice('close'), undefined);
      expect(next.told).toEqual([]);
      service.hear(notice('close'), undefined);
      expect(next.told).toEqual(['stream.failed']);
    });

    it('a close after the next stream’s header is its own, though the stopped one never said any', () => {
      service.endStream('live');
      const next = new Audience();
      service.beginStream('live', next.tellStream, next.write);
      service.hear(notice('parsed'), undefined);
      service.hear(notice('close'), undefined);
      expect(next.told).toEqual(['stream.headerArrived', 'stream.failed']);
    });

    it('a stream that ended by itself owes no close when it is stopped', () => {
      service.hear(notice('eof'), undefined);
      service.endStream('live');
      const next = new Audience();
      service.beginStream('live', next.tellStream, next.write);
      service.hear(notice('close'), undefined);
      expect(next.told).toEqual(['stream.failed']);
    });
  });

  it('a disconnect of a stopped stream changes nothing: neither beside a newer one, nor between two, on whatever channel', () => {
    service.endStream('live');
    service.hear(disconnect, undefined);
    service.hear(disconnect, undefined, stream);
    service.hear(disconnect, undefined);
    const next = service.beginStream('live', audience.tellStream, audience.write);
    service.hear(disconnect, undefined, stream);
    expect(audience.broken).toEqual([]);
    service.hear(disconnect, undefined, next);
    expect(audience.broken).toHaveLength(1);
  });

  it('a disconnect of a service between two streams breaks it, where streams have a channel of their own', () => {
    service.hear(notice('parsed'), undefined, stream);
    service.endStream('live');
    service.hear(disconnect, undefined);
    expect(audience.broken).toHaveLength(1);
  });

  it('a disconnect of a stream that a channel of its own told is no news of the service when that repeats it', () => {
    service.endStream('live');
    service.hear(disconnect, undefined, stream);
    service.hear(disconnect, undefined);
    expect(audience.broken).toEqual([]);
  });
});

describe('the life of a service', () => {
  it('a service’s life hears nothing of a stream when none was started', () => {
    const audience = new Audience();
    const service = new ServiceLife(audience.tellService);
    service.hear(notice('close'), undefined);
    service.hear(peers, undefined);
    expect(audience.service).toEqual([]);
  });

  it('a service’s life ends when another one begins under its id', () => {
    const lives = new ServiceLives();
    const [first, second] = [new Audience(), new Audience()];
    const old = lives.begin('camera-1', first.tellService);
    lives.begin('camera-1', second.tellService);
    old.hear(disconnect, undefined);
    expect(first.broken).toEqual([]);
    expect(second.broken).toEqual([]);
  });
});
