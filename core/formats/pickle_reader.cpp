// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/formats/bytes.h"
#include "core/formats/pickle.h"
#include "core/formats/pickle_objects.h"

#include <algorithm>

namespace studio {
namespace {

using Id = PickleObjects::Id;
using Kind = PickleObjects::Kind;

/// Follows the opcodes of protocols 2 to 4 that a pickled dictionary of tensors uses.
class Reader {
public:
    Reader(std::span<const std::byte> pickle, PickleObjects& objects) : m_bytes(pickle), m_objects(objects) {}

    Id run() {
        for (;;) {
            const auto opcode = static_cast<unsigned char>(number<std::uint8_t>());
            if (opcode == '.') return pop();
            if (!constant(opcode) && !container(opcode) && !stackWork(opcode) && !call(opcode)) unknown(opcode);
        }
    }

    std::size_t used() const { return m_at; }

private:
    [[noreturn]] static void unknown(unsigned char opcode) {
        static constexpr char kHex[] = "0123456789abcdef";
        throw PickleError{false, std::string(STUDIO_TEXT("Files", "it holds objects that are no tensors")) +
                                     " (opcode 0x" + kHex[opcode >> 4] + kHex[opcode & 15] + ")"};
    }
    [[noreturn]] static void broken() { throw PickleError{true, STUDIO_TEXT("Files", "its contents are garbled")}; }

    std::span<const std::byte> take(std::uint64_t size) {
        if (size > m_bytes.size() - m_at) throw PickleError{true, STUDIO_TEXT("Files", "its contents end early")};
        const auto taken = m_bytes.subspan(m_at, size);
        m_at += size;
        return taken;
    }
    template <class T>
    T number() {
        return numberAt<T>(take(sizeof(T)), 0);
    }
    std::string text(std::uint64_t size) {
        const auto bytes = take(size);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    std::string line() {
        const auto rest = m_bytes.subspan(m_at);
        const auto end = std::find(rest.begin(), rest.end(), std::byte{'\n'});
        if (end == rest.end()) broken();
        std::string out = text(static_cast<std::uint64_t>(end - rest.begin()));
        ++m_at;
        return out;
    }

    void push(Id id) { m_stack.push_back(id); }
    Id pop() {
        // a mark is never popped as a value
        if (m_stack.empty() || (!m_marks.empty() && m_stack.size() <= m_marks.back())) broken();
        const Id id = m_stack.back();
        m_stack.pop_back();
        return id;
    }
    Id top() {
        const Id id = pop();
        push(id);
        return id;
    }
    std::vector<Id> popToMark() {
        if (m_marks.empty()) broken();
        std::vector<Id> items(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()), m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return items;
    }
    std::vector<Id> popCount(int count) {
        std::vector<Id> items;
        for (int i = 0; i < count; ++i) items.push_back(pop());
        std::reverse(items.begin(), items.end());
        return items;
    }

    bool constant(unsigned char opcode) {
        switch (opcode) {
            case 'N':
                push(m_objects.none());
                return true;
            case 0x88:
                push(m_objects.boolean(true));
                return true;
            case 0x89:
                push(m_objects.boolean(false));
                return true;
            case 'J':
                push(m_objects.integer(number<std::int32_t>()));
                return true;
            case 'K':
                push(m_objects.integer(number<std::uint8_t>()));
                return true;
            case 'M':
                push(m_objects.integer(number<std::uint16_t>()));
                return true;
            case 0x8a:
                push(m_objects.integer(longInteger()));
                return true;
            case 'G':
                push(m_objects.real(bigEndianDouble()));
                return true;
            case 'X':
                push(m_objects.text(text(number<std::uint32_t>())));
                return true;
            case 'T':
                push(m_objects.text(text(number<std::uint32_t>())));
                return true;
            case 'U':
            case 0x8c:
                push(m_objects.text(text(number<std::uint8_t>())));
                return true;
            case 0x8d:
                push(m_objects.text(text(number<std::uint64_t>())));
                return true;
            default:
                return false;
        }
    }

    std::int64_t longInteger() {
        const auto bytes = take(number<std::uint8_t>());
        if (bytes.size() > 9 || (bytes.size() == 9 && bytes[8] != std::byte{0}))
            throw PickleError{false, STUDIO_TEXT("Files", "it holds a whole number of more than 64 bits")};
        if (bytes.empty()) return 0;
        std::uint64_t value = static_cast<signed char>(bytes.back()) < 0 && bytes.size() < 9 ? ~std::uint64_t{0} : 0;
        for (std::size_t i = std::min<std::size_t>(bytes.size(), 8); i-- > 0;)
            value = (value << 8) | static_cast<std::uint64_t>(bytes[i]);
        return static_cast<std::int64_t>(value);
    }

    double bigEndianDouble() {
        const auto bytes = take(8);
        std::uint64_t bits = 0;
        for (std::byte byte : bytes) bits = (bits << 8) | static_cast<std::uint64_t>(byte);
        return std::bit_cast<double>(bits);
    }

    bool container(unsigned char opcode) {
        switch (opcode) {
            case ')':
                push(m_objects.sequence(Kind::Tuple, {}));
                return true;
            case 0x85:
                push(m_objects.sequence(Kind::Tuple, popCount(1)));
                return true;
            case 0x86:
                push(m_objects.sequence(Kind::Tuple, popCount(2)));
                return true;
            case 0x87:
                push(m_objects.sequence(Kind::Tuple, popCount(3)));
                return true;
            case 't':
                push(m_objects.sequence(Kind::Tuple, popToMark()));
                return true;
            case ']':
                push(m_objects.sequence(Kind::List, {}));
                return true;
            case 'l':
                push(m_objects.sequence(Kind::List, popToMark()));
                return true;
            case '}':
                push(m_objects.sequence(Kind::Dict, {}));
                return true;
            case 'd':
                push(m_objects.sequence(Kind::Dict, popToMark()));
                return true;
            case 'a':
                extend(Kind::List, popCount(1));
                return true;
            case 'e':
                extend(Kind::List, popToMark());
                return true;
            case 's':
                extend(Kind::Dict, popCount(2));
                return true;
            case 'u':
                extend(Kind::Dict, popToMark());
                return true;
            default:
                return false;
        }
    }

    void extend(Kind kind, const std::vector<Id>& items) {
        if (!m_objects.append(top(), kind, items)) broken();
    }

    bool stackWork(unsigned char opcode) {
        switch (opcode) {
            case 0x80:
                take(1);
                return true;  // PROTO
            case 0x95:
                take(8);
                return true;  // FRAME
            case '(':
                m_marks.push_back(m_stack.size());
                return true;
            case '0':
                pop();
                return true;
            case '1':
                popToMark();
                return true;
            case '2':
                push(top());
                return true;
            case 'q':
                m_memo[number<std::uint8_t>()] = top();
                return true;
            case 'r':
                m_memo[number<std::uint32_t>()] = top();
                return true;
            case 0x94:
                m_memo[static_cast<std::uint32_t>(m_memo.size())] = top();
                return true;
            case 'h':
                push(remembered(number<std::uint8_t>()));
                return true;
            case 'j':
                push(remembered(number<std::uint32_t>()));
                return true;
            default:
                return false;
        }
    }

    Id remembered(std::uint32_t place) {
        const auto found = m_memo.find(place);
        if (found == m_memo.end()) broken();
        return found->second;
    }

    bool call(unsigned char opcode) {
        switch (opcode) {
            case 'c': {
                const std::string module = line();
                push(m_objects.global(module + "." + line()));
                return true;
            }
            case 0x93: {
                const std::vector<Id> names = popCount(2);
                push(m_objects.global(m_objects.textOf(names[0]) + "." + m_objects.textOf(names[1])));
                return true;
            }
            case 'Q':
                push(m_objects.storage(pop()));
                return true;
            case 'R': {
                const Id arguments = pop();
                push(m_objects.call(pop(), arguments));
                return true;
            }
            case 'b':
                pop();
                return true;  // BUILD: attributes of an OrderedDict (_metadata); they carry no weights
            default:
                return false;
        }
    }

    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    PickleObjects& m_objects;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint32_t, Id> m_memo;
};

}  // namespace

PthValue readPickle(std::span<const std::byte> bytes, const StorageSource& storage, const PickleLimits& limits,
                    std::size_t* used) {
    PickleObjects objects(storage, limits);
    Reader reader(bytes, objects);
    const Id root = reader.run();
    if (used) *used = reader.used();
    return objects.value(root);
}

}  // namespace studio
