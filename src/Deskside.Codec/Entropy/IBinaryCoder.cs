namespace Deskside.Codec.Entropy;

/// <summary>
/// One direction of the binary range coder. A model is written once against this face and compiled twice (encoder, decoder), so
/// that the two directions cannot drift apart.
/// </summary>
/// <remarks>
/// When encoding, a call returns what it was given; when decoding, the argument is ignored and the decoded value is returned.
/// Copy a coder to a local, code, and copy it back: its fields then live in registers, as long as nothing that is not inlined gets the
/// local by reference. Such a method gets a copy, which is copied back.
/// </remarks>
internal unsafe interface IBinaryCoder
{
    static abstract bool Encodes { get; }

    /// <summary>Codes one decision (0 or 1) and teaches its probability.</summary>
    int Bit(AdaptiveBit* probability, int bit);

    /// <summary>The same for a decision that nobody can foresee, such as a digit: the decoder does not branch on it.</summary>
    int Digit(AdaptiveBit* probability, int bit);

    /// <summary>Codes <paramref name="count"/> bits (1 to 16) without a model.</summary>
    int Raw(int value, int count);
}
