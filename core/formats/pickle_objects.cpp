// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pickle_objects.h"

#include "core/base/text.h"
#include "core/formats/shown_name.h"
#include "core/formats/strided.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace studio {
namespace {

constexpr std::string_view kOrderedDict = "collections.OrderedDict";
constexpr std::string_view kTensor = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view kParameter = "torch._utils._rebuild_parameter";
constexpr std::string_view kParameterWithState = "torch._utils._rebuild_parameter_with_state";
constexpr std::string_view kSize = "torch.Size";
constexpr std::array kKnown{kOrderedDict, kTensor, kParameter, kParameterWithState, kSize};
constexpr std::string_view kTorch = "torch.";
constexpr std::size_t kLinksPerObject = 8;

[[noreturn]] void garbled() {
    throw PickleError{true, STUDIO_TEXT("Files", "its contents are garbled")};
}
[[noreturn]] void tooMuch() {
    throw PickleError{true, STUDIO_TEXT("Files", "it unfolds to more than a file of its size holds")};
}

}  // namespace

PickleObjects::Id PickleObjects::add(Object object) {
    if (m_objects.size() >= m_limits.objects) tooMuch();
    m_objects.push_back(std::move(object));
    return static_cast<Id>(m_objects.size() - 1);
}

void PickleObjects::countLinks(std::size_t count) {
    m_links += count;
    if (m_links > kLinksPerObject * m_limits.objects) tooMuch();
}

template <class T>
const T& PickleObjects::get(Id id) const {
    const T* held = std::get_if<T>(&m_objects[id]);
    if (!held) garbled();
    return *held;
}

PickleObjects::Id PickleObjects::sequence(Kind kind, std::vector<Id> items) {
    if (kind == Kind::Dict && items.size() % 2 != 0) garbled();
    countLinks(items.size());
    return add(Sequence{kind, std::move(items)});
}

bool PickleObjects::append(Id target, Kind kind, const std::vector<Id>& items) {
    Sequence* sequence = std::get_if<Sequence>(&m_objects[target]);
    if (!sequence || sequence->kind != kind || (kind == Kind::Dict && items.size() % 2 != 0)) return false;
    countLinks(items.size());
    sequence->items.insert(sequence->items.end(), items.begin(), items.end());
    return true;
}

PickleObjects::Id PickleObjects::global(std::string name) {
    const bool isStorage = name.starts_with(kTorch) && storageType(std::string_view(name).substr(kTorch.size()));
    if (!isStorage && std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end())
        throw PickleError{false, STUDIO_TEXT("Files", "besides tensors it holds") + std::string(" ") + shownName(name)};
    return add(Global{std::move(name)});
}

const std::string& PickleObjects::textOf(Id id) const {
    const std::string* text = get<PthValue>(id).as<std::string>();
    if (!text) garbled();
    return *text;
}

std::int64_t PickleObjects::integerOf(Id id) const {
    const std::int64_t* number = get<PthValue>(id).as<std::int64_t>();
    if (!number) garbled();
    return *number;
}

std::vector<std::int64_t> PickleObjects::integersOf(Id id) const {
    std::vector<std::int64_t> numbers;
    for (Id item : get<Sequence>(id).items) numbers.push_back(integerOf(item));
    return numbers;
}

const std::vector<PickleObjects::Id>& PickleObjects::argumentsOf(Id id, std::size_t atLeast) const {
    const Sequence& sequence = get<Sequence>(id);
    if (sequence.kind != Kind::Tuple || sequence.items.size() < atLeast) garbled();
    return sequence.items;
}

PickleObjects::Id PickleObjects::storage(Id arguments) {
    const std::vector<Id>& items = argumentsOf(arguments, 5);
    if (textOf(items[0]) != "storage") garbled();
    const std::string& name = get<Global>(items[1]).name;
    const DType* type = name.starts_with(kTorch) ? storageType(std::string_view(name).substr(kTorch.size())) : nullptr;
    if (!type) garbled();
    if (items.size() > 5 && !get<PthValue>(items[5]).as<std::monostate>()) garbled();
    const std::int64_t count = integerOf(items[4]);
    if (count < 0) garbled();
    StorageBytes& bytes = m_storages[textOf(items[2])];
    if (!bytes) bytes = m_load(textOf(items[2]), *type, static_cast<std::uint64_t>(count));
    if (static_cast<std::uint64_t>(count) > bytes->size() / dtypeSize(*type)) garbled();
    return add(Storage{*type, bytes});
}

PickleObjects::Id PickleObjects::call(Id function, Id arguments) {
    const std::string& name = get<Global>(function).name;
    const std::vector<Id>& items = argumentsOf(arguments, 0);
    if (name == kOrderedDict) return orderedDict(items);
    if (name == kTensor) return rebuildTensor(items);
    const bool isParameter = name == kParameter || name == kParameterWithState;
    if ((!isParameter && name != kSize) || items.empty()) garbled();
    return items[0];
}

PickleObjects::Id PickleObjects::orderedDict(const std::vector<Id>& arguments) {
    std::vector<Id> items;
    if (!arguments.empty())
        for (Id pair : get<Sequence>(arguments[0]).items)
            for (Id part : get<Sequence>(pair).items) items.push_back(part);
    return sequence(Kind::Dict, std::move(items));
}

PickleObjects::Id PickleObjects::rebuildTensor(const std::vector<Id>& arguments) {
    if (arguments.size() < 4) garbled();
    const Storage& storage = get<Storage>(arguments[0]);
    const StridedView view{integerOf(arguments[1]), integersOf(arguments[2]), integersOf(arguments[3])};
    const std::size_t bytes = storage.bytes->size(), count = bytes / dtypeSize(storage.type);
    if (!fitsInto(view, count)) garbled();
    if (isWhole(view, count) && bytes % dtypeSize(storage.type) == 0)  // an array has no byte more than its elements
        return add(PthValue(Array{storage.type, view.shape, storage.bytes}));
    const std::uint64_t size = elementCount(view) * dtypeSize(storage.type);
    if (size > m_limits.tensors) tooMuch();
    m_limits.tensors -= size;
    return add(PthValue(Array{storage.type, view.shape, gather(view, *storage.bytes, dtypeSize(storage.type))}));
}

PthValue PickleObjects::value(Id id) {
    return valueAt(id, 0);
}

PthValue PickleObjects::valueAt(Id id, int depth) {
    if (++m_made > m_limits.objects || depth > m_limits.depth) tooMuch();
    if (const PthValue* leaf = std::get_if<PthValue>(&m_objects[id])) {
        const std::string* text = leaf->as<std::string>();
        if (text && (m_textMade += text->size()) > m_limits.text) tooMuch();
        return *leaf;
    }
    const Sequence& sequence = get<Sequence>(id);
    if (sequence.kind != Kind::Dict) {
        PthValue::List list;
        for (Id item : sequence.items) list.push_back(valueAt(item, depth + 1));
        return list;
    }
    PthValue::Dict dict;
    for (std::size_t i = 0; i < sequence.items.size(); i += 2)
        dict.emplace_back(keyText(sequence.items[i]), valueAt(sequence.items[i + 1], depth + 1));
    return dict;
}

/// Optimizers number their parameters: a whole number as key becomes its digits.
std::string PickleObjects::keyText(Id id) {
    const PthValue& key = get<PthValue>(id);
    if (const std::int64_t* number = key.as<std::int64_t>()) return std::to_string(*number);
    const std::string& text = textOf(id);
    if ((m_textMade += text.size()) > m_limits.text) tooMuch();
    return text;
}

}  // namespace studio
