// Drives unmodified `centrifuge` clients of npm for a test. Orders come in and answers go out as lines of JSON;
// whatever a client tells its application is passed on as it is.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const { Centrifuge } = createRequire(new URL('../../web/package.json', import.meta.url))('centrifuge')

const CONNECTION_EVENTS = ['connecting', 'connected', 'disconnected', 'error', 'message']
const CHANNEL_EVENTS = ['subscribing', 'subscribed', 'unsubscribed', 'publication', 'error']
const clients = new Map()
const frames = []
const RETRY = { minResubscribeDelay: 50, maxResubscribeDelay: 200 }

class Measured extends WebSocket {
  send(frame) {
    frames.push(Buffer.byteLength(frame))
    super.send(frame)
  }
}

function say(line) {
  process.stdout.write(JSON.stringify(line) + '\n')
}

function open({ client, url, options, emulation }) {
  const way = emulation ? { emulationEndpoint: emulation } : { websocket: Measured }
  const made = new Centrifuge(url, { ...options, ...way })
  for (const event of new Set([...CONNECTION_EVENTS, ...CHANNEL_EVENTS])) {
    made.on(event, (context) => say({ client, event, context }))
  }
  clients.set(client, made)
}

function stateOf(made, client, channel, states) {
  const left = [...states]
  return async () => {
    const given = left.shift()
    say({ client, event: 'stateAsked', context: { channel } })
    const { offset, epoch } = given ?? (await made.history(channel, { limit: 0 }))
    return { offset, epoch }
  }
}

function subscribe(made, { client, channels, options, states }) {
  for (const channel of channels) {
    let subscription = made.getSubscription(channel)
    if (!subscription) {
      const getState = states ? { getState: stateOf(made, client, channel, states) } : {}
      subscription = made.newSubscription(channel, { ...RETRY, ...options, ...getState })
      for (const event of CHANNEL_EVENTS) {
        subscription.on(event, (context) => say({ client, event, context: { ...context, channel } }))
      }
    }
    subscription.subscribe()
  }
}

const orders = {
  open: (_, order) => open(order),
  connect: (made) => made.connect(),
  disconnect: (made) => made.disconnect(),
  subscribe,
  unsubscribe: (made, { channel }) => made.getSubscription(channel).unsubscribe(),
  rpc: (made, { method, data }) => made.rpc(method, data),
  publish: (made, { channel, data }) => made.publish(channel, data),
  history: (made, { channel, options }) => made.history(channel, options),
  presence: (made, { channel }) => made.presence(channel),
  presenceStats: (made, { channel }) => made.presenceStats(channel),
  frames: () => frames,
}

async function carryOut(order) {
  try {
    const result = await orders[order.order](clients.get(order.client), order)
    say({ id: order.id, result: result ?? null })
  } catch (error) {
    say({ id: order.id, error: { code: error.code ?? 0, message: error.message ?? String(error) } })
  }
}

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => carryOut(JSON.parse(line)))
lines.on('close', () => process.exit(0))
