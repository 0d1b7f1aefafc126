import type { Words } from '../../../engine/spec/words.ts';

/** Sharing, and the gallery where things start. */
export const shareWords = {
  playgroundLinkTitle: {
    en: 'Opened from a link of the original 2D playground; this could not be taken over:',
    zh: '已打开原版 2D 游乐场的链接；以下内容未能沿用：',
  },
  badDocumentTitle: { en: 'This cannot be opened', zh: '无法打开' },
  badDocumentKept: { en: 'Nothing is lost: your network stays as it is.', zh: '没有丢失任何内容：网络保持原样。' },
  share: { en: 'Share', zh: '分享' },
  shareTitle: { en: 'Share this network', zh: '分享这个网络' },
  shareLead: {
    en: 'Opens the same picture and, step for step, the same run.',
    zh: '打开后是同样的画面，每一步也完全相同。',
  },
  shareLink: { en: 'Link', zh: '链接' },
  shareLinkSize: { en: '{count} characters', zh: '{count} 个字符' },
  shareWithWeights: { en: 'Include the trained weights ({count} numbers)', zh: '包含训练好的权重（{count} 个数）' },
  shareWithWeightsSize: {
    en: '+{size} kB; the link then starts from these weights.',
    zh: '+{size} kB；打开链接时从这些权重开始。',
  },
  shareTooManyWeights: {
    en: '{count} weights are too many for a link (at most {max}). Save them as a file instead.',
    zh: '{count} 个权重太多，放不进链接（最多 {max} 个）。请另存为文件。',
  },
  shareQr: { en: 'QR code of the link', zh: '链接的二维码' },
  shareQrTooLong: { en: 'This link is too long for a QR code.', zh: '链接太长，无法生成二维码。' },
  shareSend: { en: 'Send …', zh: '发送……' },
  shareFiles: { en: 'As a file', zh: '文件' },
  saveDocument: { en: 'Save the network', zh: '保存网络' },
  saveWeights: { en: 'Save the weights', zh: '保存权重' },
  openSharedFile: { en: 'Open a file', zh: '打开文件' },
  openSharedHint: {
    en: 'A network or a lesson (.json), or weights for this one (.safetensors). You can also drop a file on the page, or paste a link or the text of a network anywhere.',
    zh: '网络或课程（.json），或用于本网络的权重（.safetensors）。也可以把文件拖到页面上，或在任意处粘贴链接或网络文本。',
  },
  shareEmbed: { en: 'On your own page', zh: '嵌入网页' },
  copyEmbed: { en: 'Copy embed code', zh: '复制嵌入代码' },
  embedCopied: { en: 'Embed code copied', zh: '嵌入代码已复制' },
  galleryTitle: { en: 'What do you want to see learn?', zh: '你想看什么被学会？' },
  galleryLead: { en: 'Open one, press Train, then change one thing.', zh: '打开一个，点“训练”，然后只改一处。' },
  gallerySearch: { en: 'Find a preset', zh: '查找预设' },
  galleryNothing: { en: 'No preset has “{text}” in it.', zh: '没有预设包含“{text}”。' },
  galleryContinue: { en: 'Continue', zh: '继续' },
  galleryKept: {
    en: 'Epoch {epoch}, step {step} · kept on this device',
    zh: '第 {epoch} 轮，第 {step} 步 · 保存在本机',
  },
  galleryOpenNow: { en: 'open now', zh: '当前' },
  galleryNeedsFiles: { en: 'Your own files', zh: '你自己的文件' },
} as const satisfies Record<string, Words>;
