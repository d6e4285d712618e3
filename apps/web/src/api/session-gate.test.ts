import { describe, expect, it } from '@jest/globals';
import { createSessionGate } from './session-gate.js';

describe('the session gate', () => {
  it('lets every held request go on after one sign-in', async () => {
    const gate = createSessionGate();
    const held = [gate.waitForSignIn(), gate.waitForSignIn()];
    expect(gate.isWaiting()).toBe(true);
    gate.signedIn();
    await expect(Promise.all(held)).resolves.toEqual([undefined, undefined]);
    expect(gate.isWaiting()).toBe(false);
  });

  it('gives every held request the reason when it is given up, and holds no more', async () => {
    const gate = createSessionGate();
    gate.arm();
    const held = gate.waitForSignIn();
    gate.giveUp(new Error('left'));
    await expect(held).rejects.toThrow('left');
    expect(gate.isArmed()).toBe(false);
  });

  it('lets a proof that is not wanted be left, and the page stay as it was', async () => {
    const gate = createSessionGate();
    gate.arm();
    const held = gate.waitForSignIn('prove');
    expect(gate.why()).toBe('prove');
    gate.cancel();
    await expect(held).rejects.toThrow('cancelled');
    expect([gate.isArmed(), gate.isWaiting()]).toEqual([true, false]);
  });

  it('waits for a session that ended rather than for a proof where both are wanted', () => {
    const gate = createSessionGate();
    for (const why of ['prove', 'ended', 'prove'] as const) gate.waitForSignIn(why).catch(() => undefined);
    expect(gate.why()).toBe('ended');
    gate.signedIn();
  });

  it('tells who listens, until they stop', () => {
    const gate = createSessionGate();
    const seen: boolean[] = [];
    const stop = gate.subscribe(() => seen.push(gate.isWaiting()));
    gate.waitForSignIn().catch(() => undefined);
    gate.signedIn();
    stop();
    gate.signedIn();
    expect(seen).toEqual([true, false]);
  });
});
