using System.Runtime.InteropServices;

namespace BaseWorkflows.Engine;

/// <summary>
/// Writes keys: the same text for states that go on in the same way. The order of siblings does not count, the queue's does; where
/// branches may change places, which of them stands where does not count either.
/// </summary>
internal sealed class StateKeys(BranchSymmetry? symmetry)
{
    private readonly Text key = new();
    private readonly Text part = new();
    private readonly List<ulong> heads = [];
    private RunState state = null!;

    /// <summary>The key; it holds until the next one is written.</summary>
    /// <param name="now">The state.</param>
    /// <param name="order">Which branch stands where in it; empty where none may change places.</param>
    public ReadOnlySpan<char> Of(RunState now, out int[] order)
    {
        (state, order) = (now, []);
        key.Clear();
        for (var i = 0; i < now.Queue.Count; i++)
            now.Queue[i].QueuedAs = i + 1;
        if (now.Root is { } root)
        {
            key.Add(HeadOf(root, root.Plan.Index));
            if (symmetry is null || root.Tokens is null)
                WriteInside(root, _ => true);
            else
                order = symmetry.Write(root, key, part, HeadOf, WriteInside);
        }

        foreach (var queued in now.Queue)
            queued.QueuedAs = 0;
        foreach (var value in now.Values)
            key.Add((char)value);
        return key.Written;
    }

    /// <summary>Tokens and children. What contains nothing is a number, so that sorting is quick.</summary>
    private void WriteInside(LiveActivity live, Func<LiveActivity, bool> which)
    {
        foreach (var word in live.Tokens ?? [])
            key.Add(word);
        WriteChildren(live, which);
    }

    private void WriteChildren(LiveActivity live, Func<LiveActivity, bool> which)
    {
        var first = heads.Count;
        List<string>? others = null;
        foreach (var child in live.Children)
        {
            if (!which(child))
                continue;
            if (child.Children.Count == 0 && child.Tokens is null)
                heads.Add(HeadOf(child, child.Plan.Index));
            else
                (others ??= []).Add(TextOf(child));
        }

        var own = CollectionsMarshal.AsSpan(heads)[first..];
        own.Sort();
        key.Add((char)(own.Length + 1));
        foreach (var head in own)
            key.Add(head);
        heads.RemoveRange(first, heads.Count - first);
        others?.Sort(StringComparer.Ordinal);
        foreach (var text in others ?? [])
            key.Add(text);
        key.Add(')');
    }

    private string TextOf(LiveActivity child)
    {
        var from = key.Written.Length;
        key.Add(HeadOf(child, child.Plan.Index));
        WriteInside(child, _ => true);
        var text = key.Written[from..].ToString();
        key.CutTo(from);
        return text;
    }

    private ulong HeadOf(LiveActivity live, int index)
    {
        var flags = (live.IsWaiting ? 1 : 0) | (live.IsBreaking ? 2 : 0) | (live.IsFaulted ? 4 : 0) | (ReferenceEquals(live, state.Iterating) ? 8 : 0);
        return ((ulong)(index + 1) << 48) | ((ulong)flags << 32) | ((ulong)(ushort)(live.Memory + 1) << 16) | (ushort)(live.QueuedAs + 1);
    }

    /// <summary>Characters that are written over and over again.</summary>
    internal sealed class Text
    {
        private char[] characters = new char[512];
        private int length;

        public ReadOnlySpan<char> Written => characters.AsSpan(0, length);

        public void Clear() => length = 0;

        public void CutTo(int shorter) => length = shorter;

        public void Add(char one)
        {
            if (length == characters.Length)
                Array.Resize(ref characters, length * 2);
            characters[length++] = one;
        }

        public void Add(ReadOnlySpan<char> text)
        {
            foreach (var one in text)
                Add(one);
        }

        public void Add(ulong word)
        {
            Add((char)(word >> 48));
            Add((char)(word >> 32));
            Add((char)(word >> 16));
            Add((char)word);
        }
    }
}
