/** Words of a display's sound. */
export const sound = {
  title: 'Sound',
  button: 'Sound of this display',
  muted: 'Muted<sr>: turn the sound on again</sr>',
  about: 'Of this display alone. Whatever is set here, the light stays.',
  volume: 'Volume',
  percent: '{value, number} %',
  mute: 'Mute this display',
  test: 'Test sound',
  noNews: 'No news',
  when: 'It sounds for what nobody has claimed and has come to you, again and again until somebody claims it.',
  cannot: 'This browser cannot sound. Calls are shown here, and not heard.',
  blocked: 'This display is silent: the browser wants one tap before it lets Lantern sound.',
  turnOn: 'Turn sound on',
} as const
