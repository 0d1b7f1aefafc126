// The functions of the formula language in 32 bits, componentwise. `Value` stands for f32, vec2f, vec3f or vec4f: the
// prelude replaces the word and drops all up to the alias. Nothing here relies on infinities or NaN, and every result
// is finite on ±1e4: arguments that would overflow are clamped. Rational fits: relative error below 4e-7.
alias Value = f32;

fn exp_Value(x: Value) -> Value {
  return exp(clamp(x, Value(-87.0), Value(88.0)));
}

// log(0) and below: the logarithm of the smallest normal number, −87.3
fn log_Value(x: Value) -> Value {
  return log(max(x, Value(1.17549435e-38)));
}

// Taylor to x^8 near 0, where exp(x) − 1 cancels
fn expm1_Value(x: Value) -> Value {
  let r = clamp(x, Value(-0.5), Value(0.5));
  let tail = 1.0 / 120.0 + r * (1.0 / 720.0 + r * (1.0 / 5040.0 + r * (1.0 / 40320.0)));
  let near = r + r * r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * tail)));
  return select(exp_Value(x) - 1.0, near, abs(x) < Value(0.5));
}

// 2 atanh(x / (2 + x)) near 0, where 1 + x loses x
fn log1p_Value(x: Value) -> Value {
  let r = clamp(x, Value(-0.5), Value(0.5));
  let s = r / (r + 2.0);
  let z = s * s;
  let tail = 1.0 / 7.0 + z * (1.0 / 9.0 + z * (1.0 / 11.0 + z * (1.0 / 13.0)));
  let near = 2.0 * s + 2.0 * s * z * (1.0 / 3.0 + z * (1.0 / 5.0 + z * tail));
  return select(log_Value(x + 1.0), near, abs(x) < Value(0.5));
}

// the built-in is NaN from 90 on some drivers; at the clamp the fit is above 1, so that large arguments give exactly 1
fn tanh_Value(x: Value) -> Value {
  let r = clamp(x, Value(-10.0), Value(10.0));
  let z = r * r;
  let p = 1.0 + z * (0.1337966063657767 + z * (0.0034939646630766253 + z * (2.0582280024100852e-5 + z * 1.3317350280512229e-8)));
  let q = 1.0 + z * (0.46712976003788603 + z * (0.025870811762883257 + z * (0.000328297605217228 + z * 7.761324991464539e-7)));
  return clamp(r * p / q, Value(-1.0), Value(1.0));
}

fn sigmoid_Value(x: Value) -> Value {
  return 1.0 / (1.0 + exp_Value(-x));
}

fn softplus_Value(x: Value) -> Value {
  return max(x, Value(0.0)) + log1p_Value(exp_Value(-abs(x)));
}

fn erf_Value(x: Value) -> Value {
  let r = clamp(x, Value(-4.25), Value(4.25));
  let z = r * r;
  let pTail = 0.0038072206621831404 + z * (0.0002846491647465964 + z * 2.0258320265664953e-6);
  let p = 1.1283791440744728 + z * (0.1915308825525939 + z * (0.05287247839241818 + z * pTail));
  let qTail = 0.015053216478300647 + z * (0.0011704651491280902 + z * 3.782898691746608e-5);
  let q = 1.0 + z * (0.5030725062987543 + z * (0.11455123385669824 + z * qTail));
  return clamp(r * p / q, Value(-1.0), Value(1.0));
}

// cosh a − 1 = t² / (2 (1 + t)) with t = exp(a) − 1 keeps small arguments exact
fn logCosh_Value(x: Value) -> Value {
  let a = abs(x);
  let t = expm1_Value(min(a, Value(1.0)));
  let near = log1p_Value(t * t / (2.0 + 2.0 * t));
  let far = a - 0.6931471805599453 + log1p_Value(exp_Value(-2.0 * a));
  return select(far, near, a < Value(1.0));
}

// sin on [−π/2, π/2], Taylor to x^11
fn sineNear_Value(x: Value) -> Value {
  let z = x * x;
  let tail = -1.0 / 5040.0 + z * (1.0 / 362880.0 - z * (1.0 / 39916800.0));
  return x + x * z * (-1.0 / 6.0 + z * (1.0 / 120.0 + z * tail));
}

// x − k π with π in three parts, short enough that k (to 2^12, halves too) times the first two is exact
fn lessPi_Value(x: Value, k: Value) -> Value {
  return ((x - k * 3.140625) - k * 0.000967502593994140625) - k * 1.50995799097838e-7;
}

// −1 for odd k, 1 for even k
fn parity_Value(k: Value) -> Value {
  return 1.0 - 2.0 * (k - 2.0 * floor(k * 0.5));
}

// the built-in promises 2^-11 only
fn sin_Value(x: Value) -> Value {
  let k = floor(x * 0.3183098861837907 + 0.5);
  return parity_Value(k) * sineNear_Value(lessPi_Value(x, k));
}

fn cos_Value(x: Value) -> Value {
  let k = floor(x * 0.3183098861837907);
  return -parity_Value(k) * sineNear_Value(lessPi_Value(x, k + 0.5));
}

fn sign_Value(x: Value) -> Value {
  return select(select(Value(0.0), Value(-1.0), x < Value(0.0)), Value(1.0), x > Value(0.0));
}

// the sign follows the divisor
fn mod_Value(a: Value, b: Value) -> Value {
  return a - b * floor(a / b);
}

// a > 0, or a whole exponent; finite everywhere
fn pow_Value(a: Value, b: Value) -> Value {
  let size = exp2(clamp(b * log2(max(abs(a), Value(1.17549435e-38))), Value(-126.0), Value(127.9)));
  let odd = abs(b - 2.0 * floor(b * 0.5)) == Value(1.0);
  let signed = select(size, -size, (a < Value(0.0)) & odd);
  return select(signed, Value(0.0), (a == Value(0.0)) & (b > Value(0.0)));
}
