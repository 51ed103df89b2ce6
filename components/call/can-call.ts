/** Returns whether this browser has WebRTC: WebKitGTK as Debian builds it has none. */
export const canCall = (): boolean => typeof RTCPeerConnection !== 'undefined'
