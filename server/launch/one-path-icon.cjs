/**
 * A loader of the build (next.config.mjs) for the icons of lucide-react: it joins the shapes of an icon to one path, for
 * components/ui/one-path-icon.ts. That is 2 kB of a wall's first code less, and one element to render instead of five.
 * An icon that is not only strokes stays as lucide-react has it.
 * @param {string} source - a module of lucide-react/icons
 * @returns {string} a module with the same default export
 */
module.exports = function onePathIcon(source) {
  const data = /const __iconData = (\{[\s\S]*?\n\});/.exec(source)
  if (!data) return source
  // A literal of JavaScript, which is not JSON.
  /** @type {{ node: readonly Shape[] }} */
  const { node } = new Function(`return ${data[1]}`)()
  if (!node.every(isStroke)) return source
  const path = JSON.stringify(node.map(pathOf).join(''))
  return `import { onePathIcon } from 'lantern/one-path-icon'\nexport default onePathIcon(${path})\n`
}

/** @typedef {[tag: string, attributes: Record<string, string>]} Shape */

/** What each shape may say; `key` is React's. */
const GEOMETRY = {
  path: ['d'],
  line: ['x1', 'y1', 'x2', 'y2'],
  circle: ['cx', 'cy', 'r'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
}

/** @param {Shape} shape */
function isStroke([tag, attributes]) {
  const known = GEOMETRY[/** @type {keyof typeof GEOMETRY} */ (tag)]
  return (
    known !== undefined && Object.keys(attributes).every((name) => name === 'key' || known.includes(name))
  )
}

/** The same outline as commands of a path (SVG 2, 9.3 and 10). @param {Shape} shape */
function pathOf([tag, attributes]) {
  if (tag === 'path') return startingAbsolute(attributes.d)
  const n = (/** @type {string} */ name) => Number(attributes[name] ?? 0)
  if (tag === 'line') return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`
  if (tag === 'circle') {
    const r = n('r')
    return `M${round(n('cx') - r)} ${n('cy')}a${r} ${r} 0 1 0 ${round(2 * r)} 0a${r} ${r} 0 1 0 ${round(-2 * r)} 0z`
  }
  // A radius that is given for one direction counts for both.
  const r = n('rx') || n('ry')
  const corner = (/** @type {number} */ x, /** @type {number} */ y) => (r ? `a${r} ${r} 0 0 1 ${x} ${y}` : '')
  const [w, h] = [round(n('width') - 2 * r), round(n('height') - 2 * r)]
  return `M${round(n('x') + r)} ${n('y')}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`
}

/** A path's first `m` counts from the origin; after another shape it would count from that shape's end. @param {string} d */
function startingAbsolute(d) {
  const number = String.raw`\s*,?\s*(-?(?:\d*\.\d+|\d+))`
  return d.replace(
    new RegExp(`^m${number}${number}(?=\\s*(.))`),
    (_, x, y, next) => `M${x} ${y}${/[a-z]/i.test(next) ? '' : 'l'}`,
  )
}

/** Without the noise of binary fractions. @param {number} value */
function round(value) {
  return Number(value.toFixed(3))
}
