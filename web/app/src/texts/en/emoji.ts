/**
 * The emoji that the picker offers, by group, each with the words it is found by (the first is its name). A choice of
 * the common ones; any other can still be typed or pasted.
 */
export const emojiGroups: readonly { readonly name: string; readonly lines: string }[] = [
  {
    name: "Faces",
    lines: `
😀 grin, happy
😄 smile, joy, happy
😁 beaming, teeth
😅 sweat smile, relief, phew
😂 tears of joy, laugh, lol
🤣 rolling, laugh, rofl
🙂 slight smile
🙃 upside down, silly
😉 wink
😊 blush, pleased
😇 angel, innocent
🥰 in love, adore
😍 heart eyes, love
😘 kiss
😋 yummy, delicious
😜 tongue, silly, joke
🤪 zany, crazy
🤗 hug
🤭 giggle, oops
🤔 thinking, hmm
🤨 raised eyebrow, doubt
😐 neutral, meh
😏 smirk
🙄 eye roll
😬 grimace, awkward
😌 relieved, calm
😴 sleep, tired
🤒 ill, sick, fever
🤯 mind blown, wow
🥳 partying, celebrate
😎 cool, sunglasses
🤓 nerd, glasses
😕 confused
😟 worried
😮 surprised, oh
😳 flushed, embarrassed
🥺 pleading, please
😢 cry, sad
😭 sob, crying
😱 scream, fear
😤 huff, annoyed
😡 angry, mad
🤬 swearing
😈 devil, mischief
💀 skull, dead
👻 ghost
🤖 robot, bot
`,
  },
  {
    name: "Hands and hearts",
    lines: `
👍 thumbs up, yes, agree
👎 thumbs down, no, disagree
👌 ok, fine
👏 clap, applause, bravo
🙌 raised hands, hooray
🙏 please, thanks, pray
🤝 handshake, deal
👋 wave, hello, bye
✌️ victory, peace
🤞 fingers crossed, luck
🤟 love you
🤘 rock
👈 left, this
👉 right, this
👆 up, above, this
👇 down, below, this
✋ hand, stop
💪 strong, muscle
🫡 salute, will do
🤷 shrug, no idea
🤦 facepalm
🙋 raising hand, me
👀 eyes, looking, see
🧠 brain, smart
❤️ heart, love, red
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
💜 purple heart
🖤 black heart
🤍 white heart
💔 broken heart
💯 hundred, exactly
✨ sparkles, shiny, new
🔥 fire, hot, great
💥 boom, explosion
💤 zzz, asleep
`,
  },
  {
    name: "Work and signs",
    lines: `
✅ done, check, yes
☑️ checked, box
❌ no, cross, wrong
⚠️ warning, careful
🚫 forbidden, no entry
❓ question
❗ exclamation, important
➕ plus, add
➖ minus
🔴 red circle, stop
🟡 yellow circle
🟢 green circle, go
🔒 lock, closed
🔓 unlock, open
🔑 key
🔔 bell, reminder
🔕 muted, quiet
📌 pin
📎 paperclip, attachment
📝 memo, note, write
📅 calendar, date
📈 chart up, growth
📉 chart down
📦 package, release, box
🚀 rocket, launch, ship
🛠️ tools, fix
🔧 wrench, repair
🐛 bug
🧪 test, experiment
💡 idea, light bulb
🔍 search, look
💻 laptop, computer
📱 phone
🖨️ printer
⏰ alarm, time
⏳ hourglass, wait
♻️ recycle
🚧 construction, in progress
🏁 finish, flag
🎯 target, goal
`,
  },
  {
    name: "Life",
    lines: `
🎉 party, hooray, congratulations
🎂 birthday, cake
🎁 gift, present
🏆 trophy, win
🥇 gold medal, first
🎵 music, note
📚 books, read
☕ coffee, tea, break
🍵 green tea
🍺 beer, cheers
🥂 cheers, toast
🍕 pizza, lunch
🍎 apple, fruit
🍪 cookie, biscuit
🍰 cake, slice
🥐 croissant, breakfast
🌱 seedling, grow
🌳 tree
🌻 sunflower
🍀 clover, luck
🐱 cat
🐶 dog
🦊 fox
🐢 turtle, slow
🦄 unicorn
🐙 octopus
🐝 bee, busy
☀️ sun, sunny
🌧️ rain
❄️ snow, cold
🌈 rainbow
🌊 sea, wave
🌍 world, earth
⭐ star
🌙 moon, night
🏠 home, house
🏥 hospital, clinic
🏫 school
⛵ sailing boat, ship
⚓ anchor
🚲 bicycle
🚗 car
🚆 train
✈️ plane, travel
`,
  },
];
