// Ways to bring a patch of RGBA pixels onto a canvas. Each returns once the browser has taken the pixels.

export function paper2d(canvas, options) {
  const context = canvas.getContext('2d', { alpha: false, ...options });
  return {
    put: (pixels, r) => context.putImageData(new ImageData(new Uint8ClampedArray(pixels), r.width, r.height), r.x, r.y),
    /** From the decoder's own memory, without a copy: only the dirty rectangle is taken. */
    putFrom: (decoder, r) =>
      context.putImageData(new ImageData(decoder.pixels(), decoder.width, decoder.height), 0, 0, r.x, r.y, r.width, r.height),
    draw: (bitmap, r) => {
      context.drawImage(bitmap, r.x, r.y);
      bitmap.close();
    },
  };
}

export function paperGl(canvas) {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, preserveDrawingBuffer: true });
  const shader = (type, text) => {
    const made = gl.createShader(type);
    gl.shaderSource(made, text);
    gl.compileShader(made);
    return made;
  };
  const program = gl.createProgram();
  gl.attachShader(
    program,
    shader(
      gl.VERTEX_SHADER,
      '#version 300 es\nout vec2 at;void main(){vec2 p=vec2(gl_VertexID&1,gl_VertexID>>1);at=vec2(p.x,1.-p.y);gl_Position=vec4(p*2.-1.,0,1);}',
    ),
  );
  gl.attachShader(
    program,
    shader(gl.FRAGMENT_SHADER, '#version 300 es\nprecision mediump float;in vec2 at;uniform sampler2D t;out vec4 c;void main(){c=texture(t,at);}'),
  );
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, canvas.width, canvas.height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  const one = new Uint8Array(4);
  return {
    put: (pixels, r) => {
      gl.texSubImage2D(gl.TEXTURE_2D, 0, r.x, r.y, r.width, r.height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(pixels));
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
      // Otherwise the work would only be queued.
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, one);
    },
  };
}
